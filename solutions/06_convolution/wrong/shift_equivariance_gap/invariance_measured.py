# expect: WRONG on "down 1, right 2"
# slip: f(T x) was compared with f(x): that is the gap to invariance. An equivariant f moves its output along.
def shift_equivariance_gap(f, x, dy, dx):
    moved = np.roll(x, (dy, dx), axis=(0, 1))
    return np.abs(f(moved) - f(x.copy())).max()
