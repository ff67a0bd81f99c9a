# attack: a thread that ends the process a little later, in the middle of another exercise
# at: vector_jacobian
# expect: vector_jacobian=WRONG|KILLED rest=PASS
import os
import threading
import time

import numpy as np


def later():
    time.sleep(0.15)
    os._exit(0)


def vector_jacobian(jacobian, dout, shape):
    threading.Thread(target=later, daemon=True).start()
    return np.zeros(shape)
