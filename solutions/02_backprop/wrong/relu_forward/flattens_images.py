# expect: SHAPE on "images"
# slip: Images were flattened as in the affine layer; an elementwise layer keeps the axes that it finds.
def relu_forward(x):
    if x.ndim > 2:
        x = x.reshape(x.shape[0], -1)
    out = np.maximum(x, 0)
    return out, x
