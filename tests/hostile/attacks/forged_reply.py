# attack: a well-formed reply written to the pipe before the real one
# at: vector_jacobian
# expect: vector_jacobian=WRONG|KILLED rest=PASS
import os
import struct
import sys

import numpy as np


def vector_jacobian(jacobian, dout, shape):
    encode = next(m.encode for name, m in sys.modules.items() if name.endswith(".wire") and hasattr(m, "encode"))
    reply = {"value": {"dx": np.zeros(shape)}, "verdict": "PASS", "earned": 1.0, "changed": [], "stdout": ""}
    data = encode(reply)
    os.write(3, struct.pack("<Q", len(data)) + data)
    return np.zeros(shape)
