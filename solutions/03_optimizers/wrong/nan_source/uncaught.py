# expect: RAISED on "two traps and a sound run"
# slip: The detector raises a RuntimeError, and nobody catches it.
import torch


def nan_source(make_loss):
    with torch.autograd.detect_anomaly():
        make_loss().backward()
    return None
