# expect: WRONG on "four features, eps left out"
# slip: One mean and one variance were taken over the whole table; each feature has its own.
def standardize(X_train, X_test, eps=1e-5):
    mean, std = X_train.mean(), np.sqrt(X_train.var() + eps)
    return (X_train - mean) / std, (X_test - mean) / std
