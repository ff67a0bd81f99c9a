# expect: DTYPE on "infinite, but no NaN"
# slip: A loss that is infinite need not have a NaN in its gradients: ask backward, not the loss.
import re

import torch



def nan_source(make_loss):
    loss = make_loss()
    if loss.isinf().any():
        return loss.grad_fn.next_functions[0][0].name()
    try:
        with torch.autograd.detect_anomaly():
            loss.backward()
    except RuntimeError as error:
        return re.search(r"Function '(\w+)'", str(error)).group(1)
    return None
