# attack: a list subclass with a forged length, order and equality
# at: vector_jacobian
# expect: vector_jacobian=DTYPE rest=PASS
class Things(list):
    def __eq__(self, other):
        return True

    def __len__(self):
        return 8

    def __iter__(self):
        return iter([0.0])


def vector_jacobian(jacobian, dout, shape):
    return Things()
