# attack: KeyboardInterrupt, which graders like to let through
# at: vector_jacobian
# expect: vector_jacobian=RAISED rest=PASS
import os
import signal


def vector_jacobian(jacobian, dout, shape):
    os.kill(os.getpid(), signal.SIGINT)
    raise KeyboardInterrupt
