# attack: a loop without end
# at: vector_jacobian
# expect: vector_jacobian=TIMEOUT rest=PASS
def vector_jacobian(jacobian, dout, shape):
    while True:
        pass
