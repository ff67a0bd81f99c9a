# attack: a socket of any family, to talk to the network, the kernel or a neighbour
# at: vector_jacobian
# expect: vector_jacobian=WRONG rest=PASS
# outside: escapes
import ctypes
import socket

import numpy as np


def vector_jacobian(jacobian, dout, shape):
    opened = []
    for family in range(1, 46):
        for kind in (1, 2, 3, 5):
            try:
                socket.socket(family, kind).close()
                opened.append(family)
            except OSError:
                continue
    try:
        socket.socketpair()
        opened.append("socketpair")
    except OSError:
        pass
    if ctypes.CDLL(None).syscall(425, 8, ctypes.create_string_buffer(120)) >= 0:
        opened.append("io_uring")
    if opened:
        raise AssertionError(f"escaped: {opened[:8]}")
    return np.zeros(shape)
