# attack: integers whose text takes minutes, or breaks the limit of digits
# at: vector_jacobian
# expect: vector_jacobian=DTYPE rest=PASS
CALLS = []


def vector_jacobian(jacobian, dout, shape):
    CALLS.append(1)
    return 10**3999 if len(CALLS) % 2 else -(10**300_000)
