# attack: signals to the parent, the first process, the group, the session and everybody
# at: vector_jacobian
# expect: vector_jacobian=WRONG rest=PASS
# outside: escapes
import ctypes
import os
import signal

import numpy as np


def vector_jacobian(jacobian, dout, shape):
    libc = ctypes.CDLL(None, use_errno=True)
    targets = (os.getppid(), 1, -1, 0, -os.getpid() - 1, os.getpid() + 1)
    ways = [(f"kill {t}", lambda t=t: os.kill(t, 0)) for t in targets]
    ways += [("killpg of the parent", lambda: os.killpg(os.getppid(), 0))]
    ways += [("tkill", lambda: failing(libc.syscall(200, os.getppid(), 0)))]
    ways += [("sigqueue", lambda: failing(libc.sigqueue(os.getppid(), signal.SIGCONT, 0)))]
    for name, way in ways:
        try:
            way()
        except OSError:
            continue
        raise AssertionError(f"escaped: {name}")
    return np.zeros(shape)


def failing(result):
    if result < 0:
        raise OSError(result)
