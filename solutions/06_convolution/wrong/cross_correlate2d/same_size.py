# expect: SHAPE on "picture 7x8, kernel 3x5"
# slip: Zeros were put around the picture, so that the answer keeps its size; valid means without padding.
def cross_correlate2d(x, k):
    h, w = k.shape
    padded = np.pad(x, ((h // 2, h - 1 - h // 2), (w // 2, w - 1 - w // 2)))
    return np.array([[np.sum(padded[i:i + h, j:j + w] * k) for j in range(x.shape[1])] for i in range(x.shape[0])])
