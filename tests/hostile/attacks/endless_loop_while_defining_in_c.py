# attack: a top-level loop inside C code that no alarm interrupts
# at: vector_jacobian
# expect: vector_jacobian=MISSING|TIMEOUT rest=PASS
import itertools


def vector_jacobian(jacobian, dout, shape, _=sum(itertools.repeat(0))):
    return jacobian
