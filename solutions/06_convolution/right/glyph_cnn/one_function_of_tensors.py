# exercises: glyph_cnn
import torch
import torch.nn.functional as F


class _Holder(torch.nn.Module):
    """Weights under the names that the file has, and everything else in functional form."""

    def __init__(self):
        super().__init__()
        shapes = {"0": (8, 1, 5, 5), "4": (24, 8, 5, 5), "9": (96, 600), "11": (26, 96)}
        for name, shape in shapes.items():
            part = torch.nn.Module()
            part.weight, part.bias = torch.nn.Parameter(torch.zeros(shape)), torch.nn.Parameter(torch.zeros(shape[0]))
            self.add_module(name, part)
        for name, width in (("1", 8), ("5", 24)):
            self.add_module(name, torch.nn.BatchNorm2d(width))

    def forward(self, x):
        part = dict(self.named_children())
        for conv, norm, pad in (("0", "1", 2), ("4", "5", 0)):
            x = F.conv2d(F.pad(x, (pad,) * 4), part[conv].weight, part[conv].bias)
            x = torch.amax(part[norm](x).clamp(min=0).unfold(2, 2, 2).unfold(3, 2, 2), dim=(4, 5))
        x = x.flatten(1) @ part["9"].weight.T + part["9"].bias
        return x.clamp(min=0) @ part["11"].weight.T + part["11"].bias


def build_model():
    return _Holder()
