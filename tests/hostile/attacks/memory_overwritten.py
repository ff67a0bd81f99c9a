# attack: the interpreter's own objects overwritten
# at: vector_jacobian
# expect: vector_jacobian=KILLED|RAISED|WRONG|DTYPE|TIMEOUT rest=PASS
import ctypes


def vector_jacobian(jacobian, dout, shape):
    ctypes.memset(id(type(None)), 0x41, 200)
    return None
