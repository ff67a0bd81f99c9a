# exercises: shift_equivariance_gap
def shift_equivariance_gap(f, x, dy, dx):
    """Both compared where they came from: T is undone on the left."""
    x = np.array(x)
    moved = np.zeros(x.shape)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            moved[(i + dy) % x.shape[0], (j + dx) % x.shape[1]] = x[i, j]
    undone = np.roll(np.roll(f(moved), -dx, 1), -dy, 0)
    gaps = undone - f(x)
    return float(max(gaps.max(), -gaps.min()))
