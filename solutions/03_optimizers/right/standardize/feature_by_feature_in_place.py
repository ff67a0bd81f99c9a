# exercises: standardize
def standardize(X_train, X_test, eps=1e-5):
    for j in range(X_train.shape[1]):
        m = sum(X_train[:, j]) / len(X_train)
        X_train[:, j] -= m
        X_test[:, j] -= m
        s = (np.dot(X_train[:, j], X_train[:, j]) / len(X_train) + eps) ** 0.5
        X_train[:, j] /= s
        X_test[:, j] /= s
    return X_train, X_test
