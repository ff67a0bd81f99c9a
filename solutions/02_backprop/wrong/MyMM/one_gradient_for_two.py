# expect: RAISED on "two matrices"
# slip: forward has two inputs, so backward returns two gradients, also where one seems not to matter.
import torch


class MyMM(torch.autograd.Function):
    @staticmethod
    def forward(ctx, a, b):
        ctx.save_for_backward(a, b)
        return a.mm(b)

    @staticmethod
    def backward(ctx, grad_output):
        a, b = ctx.saved_tensors
        return a.t().mm(grad_output)
