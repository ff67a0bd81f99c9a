# expect: WRONG on "all of 4 components, eps left out"
# slip: Singular values of the data were taken for standard deviations; their squares divided by N are the variances.
def pca_whiten(X_train, X_test, k, eps=1e-5):
    mean = X_train.mean(axis=0)
    U, S, Vt = np.linalg.svd(X_train - mean, full_matrices=False)
    return (X_train - mean) @ Vt[:k].T / np.sqrt(S[:k] + eps), (X_test - mean) @ Vt[:k].T / np.sqrt(S[:k] + eps)
