# exercises: pca_whiten
def pca_whiten(X_train, X_test, k, eps=1e-5):
    mean = np.average(X_train, axis=0)
    X_train -= mean
    X_test -= mean
    C = X_train.T @ X_train / X_train.shape[0]
    train, test = [], []
    for _ in range(k):
        u = np.ones(len(C)) + np.linspace(0, 0.37, len(C))
        for _ in range(600):
            u = C @ u
            u /= np.linalg.norm(u)
        size = u @ C @ u
        C = C - size * np.outer(u, u)
        train.append(X_train @ u / (size + eps) ** 0.5)
        test.append(X_test @ u / (size + eps) ** 0.5)
    return np.stack(train, axis=1), np.stack(test, axis=1)
