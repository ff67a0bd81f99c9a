# expect: SHAPE on "fresh data"
# slip: The normalisation was left out of the model that is handed in, and the weights still hold it.
import torch


def build_model():
    nn = torch.nn
    return nn.Sequential(
        nn.Conv2d(1, 8, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 24, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(24 * 25, 96), nn.ReLU(), nn.Linear(96, 26),
    )
