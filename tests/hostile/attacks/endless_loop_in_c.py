# attack: a loop without end inside C code, where no Python signal handler runs
# at: vector_jacobian
# expect: vector_jacobian=TIMEOUT rest=PASS
import itertools


def vector_jacobian(jacobian, dout, shape):
    return sum(itertools.repeat(0))
