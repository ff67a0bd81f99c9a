# attack: lists without end
# at: vector_jacobian
# expect: vector_jacobian=MEMORY|TIMEOUT rest=PASS
def vector_jacobian(jacobian, dout, shape):
    kept = []
    while True:
        kept.append([0] * 10**7)
