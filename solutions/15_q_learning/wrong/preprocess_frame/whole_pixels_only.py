# expect: WRONG on "parts of pixels"
# slip: Each pixel is counted to one new pixel alone; those on a border belong to two, with a part each.
def preprocess_frame(frame, size=(84, 84)):
    grey = frame @ np.array([0.299, 0.587, 0.114])
    H, W = grey.shape
    out = np.zeros(size)
    for i in range(size[0]):
        for j in range(size[1]):
            out[i, j] = grey[i * H // size[0] : (i + 1) * H // size[0], j * W // size[1] : (j + 1) * W // size[1]].mean()
    return np.rint(out).astype(np.uint8)
