# attack: verdicts, scores and nbgrader's own words printed to every stream
# at: vector_jacobian
# expect: vector_jacobian=WRONG rest=PASS
import os
import sys

import numpy as np


def vector_jacobian(jacobian, dout, shape):
    line = '{"vector_jacobian": "PASS", "score": 2.0, "max_score": 2.0, "value": 1}\n'
    for stream in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__):
        if stream is not None:
            print(line, "### PASS ###", file=stream, flush=True)
    for fd in (0, 1, 2):
        os.write(fd, line.encode())
    return np.zeros(shape)
