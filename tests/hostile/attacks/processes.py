# attack: a child, a detached grandchild, a shell, a pool: any process of its own
# at: vector_jacobian
# expect: vector_jacobian=WRONG rest=PASS
# outside: escapes
import ctypes
import multiprocessing
import os
import subprocess
import sys

import numpy as np


def detached():
    pid = os.fork()
    if pid == 0:
        os.setsid()
        if os.fork() == 0:
            os._exit(0)
        os._exit(0)
    return os.waitpid(pid, 0)


def pool():
    process = multiprocessing.get_context("fork").Process(target=int)
    process.start()
    process.join()


WAYS = {
    "fork": detached,
    "libc fork": lambda: os._exit(0) if (pid := check(ctypes.CDLL(None, use_errno=True).fork())) == 0 else pid,
    "posix_spawn": lambda: os.posix_spawn("/bin/true", ["true"], {}),
    "subprocess": lambda: subprocess.run([sys.executable, "-c", "0"], check=True),
    "system": lambda: check(-os.system("true")),
    "libc system": lambda: check(-ctypes.CDLL(None).system(b"true")),
    "multiprocessing": pool,
}


def check(result):
    if result < 0:
        raise OSError(result)
    return result


def vector_jacobian(jacobian, dout, shape):
    for name, way in WAYS.items():
        try:
            way()
        except (OSError, subprocess.SubprocessError):
            continue
        raise AssertionError(f"escaped: {name}")
    return np.zeros(shape)
