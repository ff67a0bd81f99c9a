# expect: SHAPE on "fresh data"
# slip: The model gives the best class of each letter in place of 26 logits.
import torch


def build_model():
    nn = torch.nn

    class Net(nn.Sequential):
        def forward(self, x):
            return super().forward(x).argmax(dim=1).float()

    return Net(
        nn.Conv2d(1, 8, 5, padding=2), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 24, 5), nn.BatchNorm2d(24), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(24 * 25, 96), nn.ReLU(), nn.Linear(96, 26),
    )
