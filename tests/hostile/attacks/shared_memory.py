# attack: memory that outlives the process: /dev/shm, POSIX and System V segments, memfd
# at: vector_jacobian
# expect: vector_jacobian=WRONG rest=PASS
# outside: escapes
import ctypes
import os
from multiprocessing import shared_memory

import numpy as np


def segment():
    block = shared_memory.SharedMemory("descent-canary", create=True, size=4096)
    block.close()
    block.unlink()


def system_v():
    libc = ctypes.CDLL(None, use_errno=True)
    name = libc.shmget(0x5EED, 4096, 0o1600)
    if name < 0:
        raise OSError(ctypes.get_errno(), "shmget")
    libc.shmctl(name, 0, None)


def vector_jacobian(jacobian, dout, shape):
    for way in (segment, system_v, lambda: os.memfd_create("canary")):
        try:
            way()
        except OSError:
            continue
        raise AssertionError(f"escaped: {way.__name__}")
    return np.zeros(shape)
