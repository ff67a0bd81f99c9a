# expect: WRONG on "up and left"
# slip: The shift was put together from two slices that are right for shifts down and to the right alone.
def shift_equivariance_gap(f, x, dy, dx):
    def shift(z):
        H, W = z.shape
        z = np.concatenate([z[H - dy:], z[:H - dy]], axis=0)
        return np.concatenate([z[:, W - dx:], z[:, :W - dx]], axis=1)

    return np.max(np.abs(f(shift(x)) - shift(f(x.copy()))))
