# attack: SIGKILL to itself, which looks like the kernel's shortage of memory
# at: vector_jacobian
# expect: vector_jacobian=KILLED rest=PASS
import os


def vector_jacobian(jacobian, dout, shape):
    os.kill(os.getpid(), 9)
