# exercises: adjoint_identity
def adjoint_identity(f, x, u, v):
    """J' by one reverse pass for each output, J by one forward pass for each input."""
    columns = []
    for place in np.ndindex(x.shape):
        seed = np.zeros(x.shape)
        seed[place] = 1
        columns.append(jvp(f, x, seed)[1].ravel())
    rows = []
    for place in np.ndindex(u.shape):
        seed = np.zeros(u.shape)
        seed[place] = 1
        t = Tensor(x)
        f(t).backward(Tensor(seed))
        rows.append(t.grad.numpy().ravel())
    Jv = np.array(columns).T @ v.ravel()
    JTu = np.array(rows).T @ u.ravel()
    return [Jv.reshape(u.shape), JTu.reshape(x.shape), float(np.vdot(u, Jv)), float(np.vdot(JTu, v))]
