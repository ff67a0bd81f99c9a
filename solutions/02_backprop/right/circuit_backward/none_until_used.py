# exercises: circuit_backward
def circuit_backward(gates, values, dout):
    grads = {len(values) - 1: dout}
    for wire in range(len(values) - 1, len(values) - len(gates) - 1, -1):
        name, i, j = gates[wire - len(values)]
        if wire in grads:  # else nobody listens to this gate
            for source, part in zip((i, j), gate_backward(name, values[i], values[j], grads[wire])):
                grads[source] = grads[source] + part if source in grads else part
    return [grads.get(wire, 0.0 * value) for wire, value in enumerate(values)]
