# attack: an exception whose text never ends
# at: vector_jacobian
# expect: vector_jacobian=TIMEOUT rest=PASS
class Endless(Exception):
    def __str__(self):
        while True:
            pass


def vector_jacobian(jacobian, dout, shape):
    raise Endless
