# attack: a traceback of a hundred thousand frames
# at: vector_jacobian
# expect: vector_jacobian=RAISED|KILLED rest=PASS
import sys


def deeper(n):
    if n == 0:
        raise ValueError("here")
    deeper(n - 1)


def vector_jacobian(jacobian, dout, shape):
    sys.setrecursionlimit(1_000_000)
    deeper(100_000)
