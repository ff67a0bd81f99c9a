# attack: as many threads as can be had, none of which ends
# at: vector_jacobian
# expect: vector_jacobian=WRONG|KILLED|MEMORY|RAISED rest=PASS
import threading

import numpy as np


def vector_jacobian(jacobian, dout, shape):
    wait = threading.Event().wait
    for _ in range(5000):
        try:
            threading.Thread(target=wait, daemon=True).start()
        except RuntimeError:
            return np.zeros(shape)
    raise AssertionError("escaped: 5000 threads")
