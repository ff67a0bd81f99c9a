# exercises: nan_source
import torch


def nan_source(make_loss):
    before = torch.is_anomaly_enabled()
    torch.autograd.set_detect_anomaly(True, check_nan=True)
    try:
        torch.autograd.backward(make_loss())
    except RuntimeError as problem:
        words = str(problem)
        if "nan values" not in words:
            raise
        return words.split("'")[1]
    finally:
        torch.autograd.set_detect_anomaly(before)
