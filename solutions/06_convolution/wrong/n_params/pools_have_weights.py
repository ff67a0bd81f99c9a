# expect: WRONG on "convolutions and fully connected layers"
# slip: A pool has a window but no weights: its kernel was counted.
def n_params(layers):
    total = 0
    for layer in layers:
        if "kernel" in layer:
            total += np.prod(layer["kernel"]) * layer.get("in", 1) * layer.get("out", 1)
        elif "in" in layer:
            total += layer["in"] * layer["out"]
        if layer.get("bias"):
            total += layer["out"]
        total += 2 * layer.get("channels", 0)
    return int(total)
