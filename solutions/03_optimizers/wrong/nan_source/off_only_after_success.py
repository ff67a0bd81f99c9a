# expect: WRONG on "two traps and a sound run"
# slip: Where backward raises, the line that switches the detection off is never reached.
import re

import torch



def nan_source(make_loss):
    torch.autograd.set_detect_anomaly(True)
    try:
        make_loss().backward()
        torch.autograd.set_detect_anomaly(False)
    except RuntimeError as error:
        return re.search(r"'(\w+)'", str(error)).group(1)
    return None
