# attack: a hundred replies laid into the pipe while the cell runs, before any question
# at: vector_jacobian
# expect: vector_jacobian=KILLED|WRONG|MISSING rest=PASS
import os
import struct
import sys

import numpy as np


def lay_in():
    encode = next(m.encode for name, m in sys.modules.items() if name.endswith(".wire") and hasattr(m, "encode"))
    data = encode({"value": {"dx": np.zeros((4, 2))}, "skipped": [], "changed": [], "stdout": ""})
    return [os.write(3, struct.pack("<Q", len(data)) + data) for _ in range(100)]


def vector_jacobian(jacobian, dout, shape, _=lay_in()):
    return np.zeros(shape)
