# expect: WRONG on "inputs near 1e4"
# slip: The output was cut off at 6, as in ReLU6 of networks for phones; the plain ReLU has no ceiling.
def relu_forward(x):
    out = np.clip(x, 0, 6)
    return out, x
