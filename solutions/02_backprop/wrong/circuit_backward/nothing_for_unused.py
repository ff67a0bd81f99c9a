# expect: DTYPE on "a wire without a use"
# slip: A wire that feeds nothing keeps None; its gradient is zero, an array like all the others.
def circuit_backward(gates, values, dout):
    grads = {len(values) - 1: dout}
    wire = len(values) - 1
    for name, i, j in reversed(gates):
        di, dj = gate_backward(name, values[i], values[j], grads[wire])
        grads[i] = di if i not in grads else grads[i] + di
        grads[j] = dj if j not in grads else grads[j] + dj
        wire -= 1
    return [grads.get(k) for k in range(len(values))]
