# expect: WRONG on "two traps and a sound run"
# slip: Where nothing is wrong the detection is left on.
import re

import torch



def nan_source(make_loss):
    torch.autograd.set_detect_anomaly(True)
    try:
        make_loss().backward()
    except RuntimeError as error:
        torch.autograd.set_detect_anomaly(False)
        return re.search(r"Function '(\w+)'", str(error)).group(1)
    return None
