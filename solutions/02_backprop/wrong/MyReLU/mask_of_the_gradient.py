# expect: WRONG on "a matrix"
# slip: The gradient was rectified by its own sign; what decides is the sign of the input.
import torch


class MyReLU(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x.clamp(min=0)

    @staticmethod
    def backward(ctx, grad_output):
        return grad_output.clamp(min=0)
