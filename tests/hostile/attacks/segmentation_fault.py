# attack: a read at address zero
# at: vector_jacobian
# expect: vector_jacobian=KILLED rest=PASS
import ctypes


def vector_jacobian(jacobian, dout, shape):
    return ctypes.string_at(0)
