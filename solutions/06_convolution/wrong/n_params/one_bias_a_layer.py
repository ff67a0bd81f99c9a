# expect: WRONG on "convolutions and fully connected layers"
# slip: A layer was given one bias; each filter and each output has its own.
def n_params(layers):
    total = 0
    for layer in layers:
        if layer["kind"] == "conv":
            total += layer["out"] * layer["in"] * layer["kernel"][0] * layer["kernel"][1] + layer["bias"]
        elif layer["kind"] == "linear":
            total += layer["out"] * layer["in"] + layer["bias"]
        elif layer["kind"] == "batchnorm":
            total += 2 * layer["channels"]
    return total
