# expect: WRONG on "all of 4 components, eps left out"
# slip: eigh sorts its eigenvalues upwards: the first components taken were those with the least variance.
def pca_whiten(X_train, X_test, k, eps=1e-5):
    mean = X_train.mean(axis=0)
    A, B = X_train - mean, X_test - mean
    values, vectors = np.linalg.eigh(A.T @ A / len(A))
    order = np.argsort(values)[:k]
    scale = np.sqrt(values[order] + eps)
    return A @ vectors[:, order] / scale, B @ vectors[:, order] / scale
