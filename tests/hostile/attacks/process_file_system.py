# attack: /proc: environment, memory and open files of the parent and of the first process
# at: vector_jacobian
# expect: vector_jacobian=WRONG rest=PASS
# outside: escapes
import os

import numpy as np


def vector_jacobian(jacobian, dout, shape):
    for who in (os.getppid(), 1, "self", "thread-self"):
        for what in ("environ", "maps", "cmdline", "mem", "root", "cwd", "fd", "status"):
            path = f"/proc/{who}/{what}"
            try:
                os.close(os.open(path, os.O_RDONLY))
            except OSError:
                continue
            raise AssertionError(f"escaped: {path}")
    return np.zeros(shape)
