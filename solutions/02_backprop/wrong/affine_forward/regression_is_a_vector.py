# expect: SHAPE on "one output unit"
# slip: With a single output unit the column of scores was flattened to a vector; the layer promises two axes always.
def affine_forward(x, w, b):
    out = x.reshape(x.shape[0], -1) @ w + b
    if out.shape[1] == 1:
        out = out.ravel()
    return out, (x, w, b)
