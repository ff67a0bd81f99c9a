# exercises: pool_invariance
def pool_invariance(x, window):
    stack = np.stack([np.roll(np.roll(x, i, 0), j, 1) for i in range(-1, 2) for j in range(-1, 2)])
    rows = np.maximum.reduceat(stack, np.arange(0, x.shape[0], window[0]), axis=1)
    codes = np.maximum.reduceat(rows, np.arange(0, x.shape[1], window[1]), axis=2)
    same = (codes == codes[4]).all(axis=(1, 2))
    return (same.sum() - 1) * 0.125
