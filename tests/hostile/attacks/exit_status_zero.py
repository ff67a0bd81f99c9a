# attack: the process ends itself with a clean exit status
# at: vector_jacobian
# expect: vector_jacobian=KILLED rest=PASS
import os


def vector_jacobian(jacobian, dout, shape):
    os._exit(0)
