# expect: WRONG on "x at the end, h = 0.1"
# slip: An entry was put back when the next one's turn came; after the last one there is no next.
def eval_numerical_gradient(f, x, h):
    grad, kept = np.zeros_like(x), None
    for i in np.ndindex(*x.shape):
        if kept is not None:
            x[kept[0]] = kept[1]
        kept = i, x[i]
        x[i] = kept[1] + h
        above = f(x)
        x[i] = kept[1] - h
        grad[i] = (above - f(x)) / (2 * h)
    return grad
