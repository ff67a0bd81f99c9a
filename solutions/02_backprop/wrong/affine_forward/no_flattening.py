# expect: RAISED on "images"
# slip: The product was taken with x as it came, so only matrices work: each sample has to be flattened to a row first.
def affine_forward(x, w, b):
    out = np.dot(x, w) + b
    return out, (x, w, b)
