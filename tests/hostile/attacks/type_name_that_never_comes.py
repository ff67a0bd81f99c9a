# attack: an object whose type's name takes for ever to read, to hang whoever reports it
# at: vector_jacobian
# expect: vector_jacobian=TIMEOUT rest=PASS
class Meta(type):
    @property
    def __name__(cls):
        while True:
            pass


class Nameless(metaclass=Meta):
    pass


def vector_jacobian(jacobian, dout, shape):
    return Nameless()
