# attack: a thread that goes on writing replies while other exercises are judged
# at: vector_jacobian
# expect: vector_jacobian=WRONG|SHAPE|KILLED elementwise_jacobian=PASS|WRONG|SHAPE|KILLED rest=PASS
import os
import struct
import sys
import threading
import time

import numpy as np


def forge(encode):
    data = encode({"value": {"dx": np.zeros((4, 2))}, "skipped": [], "changed": [], "stdout": ""})
    while True:
        time.sleep(0.02)
        os.write(3, struct.pack("<Q", len(data)) + data)


def vector_jacobian(jacobian, dout, shape):
    encode = next(m.encode for name, m in sys.modules.items() if name.endswith(".wire") and hasattr(m, "encode"))
    threading.Thread(target=forge, args=(encode,), daemon=True).start()
    return np.zeros(shape)
