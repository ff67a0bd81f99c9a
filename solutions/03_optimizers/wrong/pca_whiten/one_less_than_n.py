# expect: WRONG on "all of 4 components, eps left out"
# slip: The covariance was divided by N - 1; here it divides by N.
def pca_whiten(X_train, X_test, k, eps=1e-5):
    mean = X_train.mean(axis=0)
    A, B = X_train - mean, X_test - mean
    values, vectors = np.linalg.eigh(np.cov(X_train, rowvar=False))
    order = np.argsort(values)[::-1][:k]
    scale = np.sqrt(values[order] + eps)
    return A @ vectors[:, order] / scale, B @ vectors[:, order] / scale
