# attack: an exception whose text, type and cause raise again
# at: vector_jacobian
# expect: vector_jacobian=RAISED|KILLED rest=PASS
class Nasty(Exception):
    def __str__(self):
        raise SystemExit(0)

    __repr__ = __str__

    def __getattribute__(self, name):
        raise SystemExit(0)


def vector_jacobian(jacobian, dout, shape):
    raise Nasty from Nasty()
