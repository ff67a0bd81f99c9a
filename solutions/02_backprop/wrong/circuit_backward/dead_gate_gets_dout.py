# expect: WRONG on "a gate without a use"
# slip: Every gate that feeds nothing was taken for an output and started with dout.
def circuit_backward(gates, values, dout):
    grads = [np.zeros_like(v) for v in values]
    used = {i for _, i, j in gates} | {j for _, i, j in gates}
    first = len(values) - len(gates)
    for k in range(len(gates)):
        if first + k not in used:
            grads[first + k] = dout.copy()
    for k in reversed(range(len(gates))):
        name, i, j = gates[k]
        di, dj = gate_backward(name, values[i], values[j], grads[first + k])
        grads[i] = grads[i] + di
        grads[j] = grads[j] + dj
    return grads
