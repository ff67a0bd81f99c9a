# attack: the process ends itself while the cell is run
# at: vector_jacobian
# expect: vector_jacobian=MISSING|KILLED rest=PASS
import os


def vector_jacobian(jacobian, dout, shape, _=os._exit(0)):
    return jacobian
