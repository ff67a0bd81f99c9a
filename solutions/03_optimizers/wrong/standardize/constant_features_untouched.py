# expect: WRONG on "a feature that never varies in training"
# slip: A feature without variance was given a standard deviation of 1; the formula with its eps holds for it too.
def standardize(X_train, X_test, eps=1e-5):
    mean, var = X_train.mean(axis=0), X_train.var(axis=0)
    std = np.sqrt(var + eps)
    std[var == 0] = 1.0
    return (X_train - mean) / std, (X_test - mean) / std
