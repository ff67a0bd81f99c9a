# expect: SHAPE on "one sample"
# slip: A batch of one sample was given back without its batch axis.
def affine_forward(x, w, b):
    N = x.shape[0]
    out = x.reshape(N, -1).dot(w) + b
    if N == 1:
        out = out[0]
    return out, (x, w, b)
