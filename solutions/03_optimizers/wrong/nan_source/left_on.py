# expect: WRONG on "two traps and a sound run"
# slip: set_detect_anomaly(True) stays on, and makes everything after it slower.
import re

import torch



def nan_source(make_loss):
    torch.autograd.set_detect_anomaly(True)
    try:
        make_loss().backward()
    except RuntimeError as error:
        return re.search(r"'(\w+)'", str(error)).group(1)
    return None
