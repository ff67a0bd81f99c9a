# exercises: MyMM
import torch


class MyMM(torch.autograd.Function):
    """By rows; saves in ctx attributes; gradients by transposing the whole equation."""

    @staticmethod
    def forward(ctx, *factors):
        ctx.save_for_backward(*factors)
        left, right = factors
        return torch.stack([torch.stack([row.dot(column) for column in right.T]) for row in left])

    @staticmethod
    def backward(ctx, *grads):
        left, right = ctx.saved_tensors
        (g,) = grads
        return (right @ g.t()).t(), (g.t() @ left).t()
