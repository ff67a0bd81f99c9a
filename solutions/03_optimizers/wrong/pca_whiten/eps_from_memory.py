# expect: WRONG on "2 of 5 components, eps 0.6"
# slip: The eps that is passed is not used.
def pca_whiten(X_train, X_test, k, eps=1e-5):
    mean = X_train.mean(axis=0)
    A, B = X_train - mean, X_test - mean
    values, vectors = np.linalg.eigh(A.T @ A / len(A))
    order = np.argsort(values)[::-1][:k]
    scale = np.sqrt(values[order] + 1e-5)
    return A @ vectors[:, order] / scale, B @ vectors[:, order] / scale
