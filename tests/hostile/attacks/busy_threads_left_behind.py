# attack: threads that burn processor time while other exercises are judged
# at: vector_jacobian
# expect: vector_jacobian=WRONG|TIMEOUT rest=PASS
import threading

import numpy as np


def burn():
    while True:
        pass


def vector_jacobian(jacobian, dout, shape):
    threading.Thread(target=burn, daemon=True).start()
    return np.zeros(shape)
