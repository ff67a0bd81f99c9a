# expect: SHAPE on "three axes come in"
# slip: Vectors and matrices were visited by loops of their own; a third axis was left out.
def numerical_jacobian(f, x, h):
    columns = []
    places = [(i,) for i in range(x.shape[0])] if x.ndim == 1 else [(i, j) for i in range(x.shape[0]) for j in range(x.shape[1])]
    for place in places:
        up, down = x.copy(), x.copy()
        up[place] += h
        down[place] -= h
        columns.append(np.ravel((f(up) - f(down)) / (2 * h)))
    return np.array(columns).T
