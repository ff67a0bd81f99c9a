# expect: RAISED on "a gate without a use"
# slip: Gradients begin as None, and a gate whose output feeds nothing was asked for shares of None.
def circuit_backward(gates, values, dout):
    grads = [None] * len(values)
    grads[-1] = dout
    first = len(values) - len(gates)
    for k in range(len(gates) - 1, -1, -1):
        name, i, j = gates[k]
        di, dj = gate_backward(name, values[i], values[j], grads[first + k])
        grads[i] = di if grads[i] is None else grads[i] + di
        grads[j] = dj if grads[j] is None else grads[j] + dj
    return [np.zeros_like(v) if g is None else g for v, g in zip(values, grads)]
