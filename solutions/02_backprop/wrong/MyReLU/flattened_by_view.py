# expect: RAISED on "a view of three axes"
# slip: The tensor was flattened by view, which a transposed tensor does not allow; nothing needs flattening.
import torch


class MyReLU(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        flat = x.view(-1)
        return (flat * (flat > 0)).view(x.shape)

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        return grad_output * (x > 0).to(grad_output)
