# attack: every open descriptor looked at, read and written: the judge's sockets, logs, the seed
# at: vector_jacobian
# expect: vector_jacobian=WRONG rest=PASS
# outside: escapes
import os
import stat

import numpy as np


def vector_jacobian(jacobian, dout, shape):
    null = os.stat("/dev/null").st_rdev
    for fd in range(4096):
        try:
            status = os.fstat(fd)
        except OSError:
            continue
        if stat.S_ISCHR(status.st_mode) and status.st_rdev == null:
            continue
        if fd == 4 and stat.S_ISFIFO(status.st_mode):  # the bell, which can be rung and not heard
            try:
                os.read(fd, 1)
            except OSError:
                continue
        if fd != 3 or not stat.S_ISSOCK(status.st_mode):
            raise AssertionError(f"escaped: descriptor {fd} is open, mode {status.st_mode:o}")
    return np.zeros(shape)
