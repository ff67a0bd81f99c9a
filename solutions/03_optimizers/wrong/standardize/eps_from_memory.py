# expect: WRONG on "eps 0.7"
# slip: The eps that is passed is not used.
def standardize(X_train, X_test, eps=1e-5):
    mean, std = X_train.mean(axis=0), np.sqrt(X_train.var(axis=0) + 1e-5)
    return (X_train - mean) / std, (X_test - mean) / std
