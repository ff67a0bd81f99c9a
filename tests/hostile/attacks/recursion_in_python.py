# attack: recursion without end, with the limit taken away
# at: vector_jacobian
# expect: vector_jacobian=KILLED|RAISED|MEMORY|TIMEOUT rest=PASS
import sys


def vector_jacobian(jacobian, dout, shape):
    sys.setrecursionlimit(2**30)
    return vector_jacobian(jacobian, dout, shape)
