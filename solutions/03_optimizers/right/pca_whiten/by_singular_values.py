# exercises: pca_whiten
def pca_whiten(X_train, X_test, k, eps=1e-5):
    m = X_train.mean(0, keepdims=True)
    U, S, Vt = np.linalg.svd((X_train - m) / np.sqrt(len(X_train)), full_matrices=False)
    P = (Vt[:k] / np.sqrt(S[:k, None] ** 2 + eps)).T
    return np.dot(X_train - m, P), np.dot(X_test - m, P)
