# expect: SHAPE on "images"
# slip: Images were flattened as in the affine layer; an elementwise layer keeps the axes that it finds.
def sigmoid_forward(x):
    if x.ndim > 2:
        x = x.reshape(x.shape[0], -1)
    z = np.exp(-np.abs(x))
    out = np.where(x >= 0, 1 / (1 + z), z / (1 + z))
    return out, out
