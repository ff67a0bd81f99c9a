# expect: WRONG on "down 1, right 2"
# slip: np.roll without its axes rolls the picture as one long row.
def shift_equivariance_gap(f, x, dy, dx):
    return np.max(np.abs(f(np.roll(x, (dy, dx))) - np.roll(f(x.copy()), (dy, dx))))
