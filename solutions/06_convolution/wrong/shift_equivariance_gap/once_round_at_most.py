# expect: WRONG on "more than once round"
# slip: The shift was put together from two slices that move nothing once the shift is larger than the picture.
def shift_equivariance_gap(f, x, dy, dx):
    def shift(z):
        z = np.concatenate([z[-dy:], z[:-dy]], axis=0)
        return np.concatenate([z[:, -dx:], z[:, :-dx]], axis=1)

    return np.max(np.abs(f(shift(x)) - shift(f(x.copy()))))
