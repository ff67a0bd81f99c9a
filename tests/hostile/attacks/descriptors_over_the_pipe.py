# attack: descriptors sent to the judge over the pipe and asked back from it, as ancillary data
# at: vector_jacobian
# expect: vector_jacobian=WRONG rest=PASS
import array
import socket

import numpy as np


def vector_jacobian(jacobian, dout, shape):
    try:
        pipe = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0, fileno=3)
    except OSError:
        return np.zeros(shape)
    try:
        pipe.sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [0]))])
    except OSError:
        return np.zeros(shape)
    finally:
        pipe.detach()
    raise AssertionError("escaped: sendmsg on the pipe")
