# expect: SHAPE on "one row"
# slip: A squeeze took away an axis of size 1 that belongs to the answer.
def cross_correlate2d(x, k):
    (H, W), (h, w) = x.shape, k.shape
    out = np.array([[x[i:i + h, j:j + w].ravel() @ k.ravel() for j in range(W - w + 1)] for i in range(H - h + 1)])
    return out.squeeze()
