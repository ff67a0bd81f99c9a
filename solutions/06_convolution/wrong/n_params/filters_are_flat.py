# expect: WRONG on "convolutions and fully connected layers"
# slip: A filter was counted as a flat kernel; it has the kernel's taps on every input channel.
def n_params(layers):
    total = 0
    for layer in layers:
        if layer["kind"] == "conv":
            total += (np.prod(layer["kernel"]) + layer["bias"]) * layer["out"]
        elif layer["kind"] == "linear":
            total += (layer["in"] + layer["bias"]) * layer["out"]
        elif layer["kind"] == "batchnorm":
            total += 2 * layer["channels"]
    return int(total)
