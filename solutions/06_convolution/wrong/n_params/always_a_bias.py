# expect: WRONG on "some without biases"
# slip: Biases were counted for layers that have none.
def n_params(layers):
    total = 0
    for layer in layers:
        if layer["kind"] == "conv":
            kh, kw = layer["kernel"]
            total += (kh * kw * layer["in"] + 1) * layer["out"]
        elif layer["kind"] == "linear":
            total += (layer["in"] + 1) * layer["out"]
        elif layer["kind"] == "batchnorm":
            total += 2 * layer["channels"]
    return total
