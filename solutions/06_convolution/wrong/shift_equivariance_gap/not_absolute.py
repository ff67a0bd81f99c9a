# expect: WRONG on "down 1, right 2"
# slip: The largest difference was taken, not the largest absolute one: differences below zero count as well.
def shift_equivariance_gap(f, x, dy, dx):
    T = lambda z: np.roll(z, (dy, dx), axis=(0, 1))
    return np.max(f(T(x)) - T(f(x.copy())))
