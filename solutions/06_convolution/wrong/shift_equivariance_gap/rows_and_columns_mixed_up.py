# expect: WRONG on "down 1, right 2"
# slip: dx moved the rows and dy the columns: axis 0 runs down, axis 1 to the right.
def shift_equivariance_gap(f, x, dy, dx):
    T = lambda z: np.roll(np.roll(z, dx, axis=0), dy, axis=1)
    return np.abs(f(T(x)) - T(f(x.copy()))).max()
