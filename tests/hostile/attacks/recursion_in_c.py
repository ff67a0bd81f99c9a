# attack: recursion inside C code, where Python counts nothing
# at: vector_jacobian
# expect: vector_jacobian=KILLED|RAISED rest=PASS
def vector_jacobian(jacobian, dout, shape):
    inner = iter([1])
    for _ in range(500_000):
        inner = map(abs, inner)
    return next(inner)
