# expect: WRONG on "images"
# slip: Each image was flattened in Fortran order, first axis fastest: the numbers are all there, but each meets the weight of another pixel.
def affine_forward(x, w, b):
    N = x.shape[0]
    rows = np.array([x[i].flatten(order="F") for i in range(N)])
    out = rows.dot(w) + b
    return out, (x, w, b)
