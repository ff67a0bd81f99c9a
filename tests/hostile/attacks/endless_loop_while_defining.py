# attack: a loop without end at the top level, in the way of one exercise
# at: vector_jacobian
# expect: vector_jacobian=MISSING|TIMEOUT rest=PASS
def forever():
    while True:
        pass


def vector_jacobian(jacobian, dout, shape, _=forever()):
    return jacobian
