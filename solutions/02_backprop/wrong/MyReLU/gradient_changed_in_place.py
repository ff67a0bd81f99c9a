# expect: WRONG on "a skip connection"
# slip: grad_output was changed in place, and another branch of the graph reads the same tensor.
import torch


class MyReLU(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x.clamp(min=0)

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        grad_output.data[x <= 0] = 0
        return grad_output
