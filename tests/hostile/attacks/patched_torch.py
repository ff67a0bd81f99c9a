# attack: torch's comparisons and gradients patched, and a tensor subclass that answers for every operation
# at: MyReLU
# expect: MyReLU=WRONG|DTYPE rest=PASS
import torch


class Yes(torch.Tensor):
    @classmethod
    def __torch_function__(cls, function, types, args=(), kwargs=None):
        return super().__torch_function__(function, types, args, kwargs or {})

    def __eq__(self, other):
        return True

    __hash__ = torch.Tensor.__hash__


class MyReLU(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        torch.allclose = torch.equal = torch.testing.assert_close = torch.autograd.gradcheck = lambda *a, **k: True
        return torch.zeros_like(x).as_subclass(Yes)

    @staticmethod
    def backward(ctx, grad_output):
        return torch.zeros_like(grad_output).as_subclass(Yes)
