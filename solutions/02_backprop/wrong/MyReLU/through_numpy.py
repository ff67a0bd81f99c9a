# expect: WRONG on "the gradient of the gradient"
# slip: backward went through numpy, so torch cannot differentiate it a second time.
import torch


class MyReLU(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return torch.where(x > 0, x, torch.zeros_like(x))

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        grad = grad_output.detach().numpy() * (x.detach().numpy() > 0)
        return torch.from_numpy(grad)
