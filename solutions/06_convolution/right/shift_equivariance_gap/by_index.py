# exercises: shift_equivariance_gap
def shift_equivariance_gap(f, x, dy, dx):
    H, W = x.shape
    here = np.ix_((np.arange(H) - dy) % H, (np.arange(W) - dx) % W)
    y = np.array(f(np.array(x)))
    return np.linalg.norm((f(x[here]) - y[here]).ravel(), np.inf)
