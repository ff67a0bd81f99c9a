# attack: a list of 300000 numbers and lists nested deeper than any stack
# at: vector_jacobian
# expect: vector_jacobian=DTYPE|KILLED|MEMORY rest=PASS
CALLS = []


def vector_jacobian(jacobian, dout, shape):
    CALLS.append(1)
    if len(CALLS) % 2:
        return [0.5] * 300_000
    nested = []
    for _ in range(100_000):
        nested = [nested]
    return nested
