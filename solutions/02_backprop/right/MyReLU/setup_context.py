# exercises: MyReLU MyMM
import torch


class MyReLU(torch.autograd.Function):
    """The newer form: forward without ctx. The output is saved, since it knows the sign too."""

    @staticmethod
    def forward(x):
        return (x + x.abs()) / 2

    @staticmethod
    def setup_context(ctx, inputs, output):
        ctx.save_for_backward(output)

    @staticmethod
    def backward(ctx, grad_output):
        (out,) = ctx.saved_tensors
        return torch.where(out > 0, grad_output, 0.0)


class MyMM(torch.autograd.Function):
    @staticmethod
    def forward(a, b):
        return (a.unsqueeze(2) * b.unsqueeze(0)).sum(1)

    @staticmethod
    def setup_context(ctx, inputs, output):
        ctx.save_for_backward(*inputs)

    @staticmethod
    def backward(ctx, grad_output):
        a, b = ctx.saved_tensors
        return torch.mm(grad_output, b.t()), torch.mm(a.t(), grad_output)
