# exercises: circuit_backward
import numpy as np


def circuit_backward(gates, values, dout):
    # asked for a wire: its uses, each with the gradient of the gate's own wire
    n = len(values) - len(gates)

    def gradient(wire):
        total = dout + 0.0 if wire == len(values) - 1 else np.zeros(np.shape(values[wire]))
        for k, (name, i, j) in enumerate(gates):
            for slot, source in enumerate((i, j)):
                if source == wire:
                    total = total + gate_backward(name, values[i], values[j], gradient(n + k))[slot]
        return total

    return tuple(gradient(w) for w in range(len(values)))
