# expect: WRONG on "kernels that are not square"
# slip: The kernel's height was squared, but kernels need not be square.
def n_params(layers):
    total = 0
    for layer in layers:
        if layer["kind"] == "conv":
            k = layer["kernel"][0]
            total += layer["out"] * layer["in"] * k**2
        elif layer["kind"] == "linear":
            total += layer["out"] * layer["in"]
        elif layer["kind"] == "batchnorm":
            total += 2 * layer["channels"]
        if layer.get("bias"):
            total += layer["out"]
    return total
