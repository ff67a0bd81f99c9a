# attack: SystemExit raised while the cell runs and when the function is called
# at: vector_jacobian
# expect: vector_jacobian=RAISED rest=PASS
import sys


def vector_jacobian(jacobian, dout, shape):
    sys.exit(0)
