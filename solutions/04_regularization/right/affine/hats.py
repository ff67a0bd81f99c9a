# exercises: affine
def affine(x, A, t):
    # Bilinear interpolation is a sum over ALL pixels, weighted by a hat in each direction; nothing has to be said about the border.
    N, C, H, W = x.shape
    c = np.array([H - 1, W - 1]) / 2
    places = np.stack(np.meshgrid(range(H), range(W), indexing="ij"), axis=-1) - c
    source = np.einsum("nab,ijb->nija", A, places) + t[:, None, None] + c
    rows = np.maximum(0, 1 - np.abs(source[..., 0, None] - np.arange(H)))
    cols = np.maximum(0, 1 - np.abs(source[..., 1, None] - np.arange(W)))
    return np.einsum("nijh,nijw,nchw->ncij", rows, cols, x)
