# expect: RAISED on "a column times a row"
# slip: Axes of size 1 were squeezed away, so a column is no matrix any more.
import torch


class MyMM(torch.autograd.Function):
    @staticmethod
    def forward(ctx, a, b):
        ctx.save_for_backward(a, b)
        return a.mm(b)

    @staticmethod
    def backward(ctx, grad_output):
        a, b = (t.squeeze() for t in ctx.saved_tensors)
        return grad_output @ b.T, a.T @ grad_output
