# attack: the bytes of a pickle that would write a canary, in the hope that somebody loads them
# at: vector_jacobian
# expect: vector_jacobian=DTYPE rest=PASS
def vector_jacobian(jacobian, dout, shape):
    return b"\x80\x04cos\nsystem\n(S'touch /tmp/descent-canary-pickle'\ntR."
