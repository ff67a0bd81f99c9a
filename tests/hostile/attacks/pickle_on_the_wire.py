# attack: an object whose unpickling would write a canary, returned as it is
# at: vector_jacobian
# expect: vector_jacobian=DTYPE rest=PASS
import os


class Bomb:
    def __reduce__(self):
        return (os.system, ("touch /tmp/descent-canary-pickle",))


def vector_jacobian(jacobian, dout, shape):
    return Bomb()
