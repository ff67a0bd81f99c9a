# expect: WRONG on "four features, eps left out"
# slip: The variance was divided by N - 1; here it is the mean squared distance.
def standardize(X_train, X_test, eps=1e-5):
    mean, std = X_train.mean(axis=0), np.sqrt(X_train.var(axis=0, ddof=1) + eps)
    return (X_train - mean) / std, (X_test - mean) / std
