# expect: RAISED on "two matrices"
# slip: The two gradients came back in the wrong order; they are matched to the inputs by position.
import torch


class MyMM(torch.autograd.Function):
    @staticmethod
    def forward(ctx, a, b):
        ctx.save_for_backward(a, b)
        return a.mm(b)

    @staticmethod
    def backward(ctx, grad_output):
        a, b = ctx.saved_tensors
        return a.t().mm(grad_output), grad_output.mm(b.t())
