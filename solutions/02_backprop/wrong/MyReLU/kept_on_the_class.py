# expect: WRONG on "a skip connection"
# slip: The input was kept on the class, where the next use of the function overwrites it.
import torch


class MyReLU(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        MyReLU.x = x
        return x.clamp(min=0)

    @staticmethod
    def backward(ctx, grad_output):
        return grad_output * (MyReLU.x > 0)
