# exercises: pca_whiten
def pca_whiten(X_train, X_test, k, eps=1e-5):
    mean = X_train.mean(axis=0)
    C = np.cov(X_train.T, bias=True).reshape(X_train.shape[1], -1)
    values, vectors = np.linalg.eig(C)
    values, vectors = values.real, -vectors.real
    first = sorted(range(len(values)), key=lambda i: -values[i])[:k]
    W = vectors[:, first] @ np.diag(1 / np.sqrt(values[first] + eps))
    return (X_train - mean) @ W, (X_test - mean) @ W
