# attack: SIGSTOP to itself, to sleep without using any processor time
# at: vector_jacobian
# expect: vector_jacobian=TIMEOUT rest=PASS
import os
import signal


def vector_jacobian(jacobian, dout, shape):
    os.kill(os.getpid(), signal.SIGSTOP)
