# attack: a str subclass that equals every string and hashes like any
# at: vector_jacobian
# expect: vector_jacobian=DTYPE rest=PASS
class Text(str):
    def __eq__(self, other):
        return True

    def __hash__(self):
        return hash("PASS")

    def __format__(self, spec):
        return "PASS"


def vector_jacobian(jacobian, dout, shape):
    return Text("PASS")
