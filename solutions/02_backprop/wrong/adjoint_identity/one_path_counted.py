# expect: WRONG on "x on two paths"
# slip: Reverse mode kept only one of the two contributions to x; forward mode, which has both, does not agree.
def adjoint_identity(f, x, u, v):
    _, Jv = jvp(f, x, v)
    t = Tensor(x)
    out = f(t)
    grads = {out: Tensor(u)}
    for node in reversed(find_topo_sort([out])):
        if node.op is not None:
            grads.update(zip(node.inputs, node.op.gradient_as_tuple(grads[node], node)))
    JTu = grads[t].numpy()
    return Jv, JTu, np.sum(u * Jv), np.sum(JTu * v)
