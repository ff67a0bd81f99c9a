# expect: RAISED on "a matrix"
# slip: saved_tensors is a tuple, also when one tensor was saved: it has to be unpacked.
import torch


class MyReLU(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return torch.clamp(x, min=0)

    @staticmethod
    def backward(ctx, grad_output):
        x = ctx.saved_tensors
        return grad_output * (x > 0)
