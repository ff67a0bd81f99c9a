# expect: WRONG on "a matrix"
# slip: The input itself was clamped: whoever holds it finds its negative entries gone.
import torch


class MyReLU(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.mask = x > 0
        return x.data.clamp_(min=0)

    @staticmethod
    def backward(ctx, grad_output):
        return grad_output * ctx.mask
