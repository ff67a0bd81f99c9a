# attack: abort, and a core file left behind
# at: vector_jacobian
# expect: vector_jacobian=KILLED rest=PASS
import os


def vector_jacobian(jacobian, dout, shape):
    os.abort()
