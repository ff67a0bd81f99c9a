# expect: WRONG on "down 1, right 2"
# slip: The mean distance was returned; one pixel that breaks the rule should not drown among the others.
def shift_equivariance_gap(f, x, dy, dx):
    T = lambda z: np.roll(z, (dy, dx), axis=(0, 1))
    return np.abs(f(T(x)) - T(f(x.copy()))).mean()
