# expect: WRONG on "two traps and a sound run"
# slip: The function next to the loss is where backward begins; the NaN appears further down.
import torch


def nan_source(make_loss):
    loss = make_loss()
    try:
        with torch.autograd.detect_anomaly():
            loss.backward()
    except RuntimeError:
        return loss.grad_fn.name()
    return None
