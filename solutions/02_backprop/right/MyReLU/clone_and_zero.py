# exercises: MyReLU MyMM
import torch
from torch.autograd import Function


class MyReLU(Function):
    @staticmethod
    def forward(ctx, input):
        out = input.clone()
        out[input < 0] = 0
        ctx.mask = input > 0
        return out

    @staticmethod
    def backward(ctx, grad_output):
        grad_input = grad_output.clone()
        grad_input[~ctx.mask] = 0
        return grad_input


class MyMM(Function):
    @staticmethod
    def forward(ctx, W, v):
        ctx.save_for_backward(W, v)
        return torch.einsum("ij,jk->ik", W, v)

    @staticmethod
    def backward(ctx, grad_output):
        W, v = ctx.saved_tensors
        dW = dv = None
        if ctx.needs_input_grad[0]:
            dW = torch.einsum("ik,jk->ij", grad_output, v)
        if ctx.needs_input_grad[1]:
            dv = torch.einsum("ij,ik->jk", W, grad_output)
        return dW, dv
