# expect: RAISED on "fewer samples than features"
# slip: All D directions are divided by min(N, D) singular values before the first k are taken.
def pca_whiten(X_train, X_test, k, eps=1e-5):
    mean = X_train.mean(axis=0)
    _, S, Vt = np.linalg.svd(X_train - mean, full_matrices=True)
    std = np.sqrt(S**2 / len(X_train) + eps)
    return ((X_train - mean) @ Vt.T / std)[:, :k], ((X_test - mean) @ Vt.T / std)[:, :k]
