# expect: SHAPE on "fresh data"
# slip: The model was made wider after it was trained: the submitted weights fit the one before.
import torch


def build_model():
    nn = torch.nn
    return nn.Sequential(
        nn.Conv2d(1, 16, 5, padding=2), nn.BatchNorm2d(16), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(16, 24, 5), nn.BatchNorm2d(24), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(24 * 25, 96), nn.ReLU(), nn.Linear(96, 26),
    )
