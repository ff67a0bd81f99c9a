# expect: WRONG on "two traps and a sound run"
# slip: The name is between the quotes of the message; the message is not the name.
import torch


def nan_source(make_loss):
    with torch.autograd.detect_anomaly():
        try:
            make_loss().backward()
        except RuntimeError as error:
            return str(error)
    return None
