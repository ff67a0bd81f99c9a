# attack: a float subclass that equals, formats and converts to whatever is asked
# at: vector_jacobian
# expect: vector_jacobian=DTYPE rest=PASS
class Number(float):
    def __eq__(self, other):
        return True

    def __sub__(self, other):
        return 0.0

    __rsub__ = __abs__ = __sub__
    __hash__ = float.__hash__

    def __format__(self, spec):
        return "1.0"

    __repr__ = __str__ = lambda self: "1.0"

    def __array__(self, *_, **__):
        return self

    def __reduce__(self):
        return (eval, ("True",))


def vector_jacobian(jacobian, dout, shape):
    return Number(0)
