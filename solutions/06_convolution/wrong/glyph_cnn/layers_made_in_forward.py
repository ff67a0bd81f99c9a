# expect: WRONG on "fresh data"
# slip: The layers that are used are made anew in forward, so the weights that were trained and loaded are never looked at.
import torch


def _layers():
    nn = torch.nn
    return nn.Sequential(
        nn.Conv2d(1, 8, 5, padding=2), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 24, 5), nn.BatchNorm2d(24), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(24 * 25, 96), nn.ReLU(), nn.Linear(96, 26),
    )


def build_model():
    class Net(torch.nn.Sequential):
        def forward(self, x):
            return _layers().eval()(x)

    return Net(*_layers())
