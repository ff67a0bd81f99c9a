# expect: WRONG on "all of 4 components, eps left out"
# slip: The test set was centred by its own mean; the model has only one mean, that of the training set.
def pca_whiten(X_train, X_test, k, eps=1e-5):
    mean = X_train.mean(axis=0)
    A, B = X_train - mean, X_test - X_test.mean(axis=0)
    values, vectors = np.linalg.eigh(A.T @ A / len(A))
    order = np.argsort(values)[::-1][:k]
    scale = np.sqrt(values[order] + eps)
    return A @ vectors[:, order] / scale, B @ vectors[:, order] / scale
