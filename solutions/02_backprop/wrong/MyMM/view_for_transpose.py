# expect: WRONG on "two matrices"
# slip: view gives a matrix the transposed shape and leaves the numbers where they were; a transpose moves them.
import torch


class MyMM(torch.autograd.Function):
    @staticmethod
    def forward(ctx, a, b):
        ctx.save_for_backward(a, b)
        return a.mm(b)

    @staticmethod
    def backward(ctx, grad_output):
        a, b = ctx.saved_tensors
        return grad_output.mm(b.view(b.shape[1], b.shape[0])), a.view(a.shape[1], a.shape[0]).mm(grad_output)
