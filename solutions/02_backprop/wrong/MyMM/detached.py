# expect: WRONG on "the gradient of the gradient"
# slip: The inputs were detached before they were saved, so backward is a constant for the second differentiation.
import torch


class MyMM(torch.autograd.Function):
    @staticmethod
    def forward(ctx, a, b):
        ctx.a, ctx.b = a.detach().clone(), b.detach().clone()
        return a @ b

    @staticmethod
    def backward(ctx, grad_output):
        return grad_output @ ctx.b.T, ctx.a.T @ grad_output
