# expect: WRONG on "entries beyond 1"
# slip: dout went straight through everywhere; where |x| is above 1 the estimate stops it.
def step_backward_straight_through(dout, cache):
    return dout
