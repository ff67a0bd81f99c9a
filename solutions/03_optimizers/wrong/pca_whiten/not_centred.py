# expect: WRONG on "all of 4 components, eps left out"
# slip: The mean was never subtracted, so that the first component points to it.
def pca_whiten(X_train, X_test, k, eps=1e-5):
    mean = X_train.mean(axis=0)
    A, B = X_train, X_test
    values, vectors = np.linalg.eigh(A.T @ A / len(A))
    order = np.argsort(values)[::-1][:k]
    scale = np.sqrt(values[order] + eps)
    return A @ vectors[:, order] / scale, B @ vectors[:, order] / scale
