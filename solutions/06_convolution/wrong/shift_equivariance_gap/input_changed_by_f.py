# expect: WRONG on "f writes into its input"
# slip: f was given x itself and wrote into it; the shifted picture was then made from what was left.
def shift_equivariance_gap(f, x, dy, dx):
    T = lambda z: np.roll(z, (dy, dx), axis=(0, 1))
    after = T(f(x))
    before = f(T(x))
    return np.max(np.abs(before - after))
