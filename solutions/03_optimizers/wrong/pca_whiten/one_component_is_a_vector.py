# expect: SHAPE on "one component, one test sample"
# slip: With k = 1 the component's axis was squeezed away.
def pca_whiten(X_train, X_test, k, eps=1e-5):
    mean = X_train.mean(axis=0)
    A, B = X_train - mean, X_test - mean
    values, vectors = np.linalg.eigh(A.T @ A / len(A))
    order = np.argsort(values)[::-1][:k]
    scale = np.sqrt(values[order] + eps)
    return (A @ vectors[:, order] / scale).squeeze(), (B @ vectors[:, order] / scale).squeeze()
