# expect: WRONG on "with batch normalisation"
# slip: The running mean and variance were counted; they are measured, not learned.
def n_params(layers):
    total = 0
    for layer in layers:
        if layer["kind"] == "conv":
            kh, kw = layer["kernel"]
            total += layer["out"] * (layer["in"] * kh * kw + int(layer["bias"]))
        elif layer["kind"] == "linear":
            total += layer["out"] * (layer["in"] + int(layer["bias"]))
        elif layer["kind"] == "batchnorm":
            total += 4 * layer["channels"]
    return total
