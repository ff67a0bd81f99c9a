# expect: WRONG on "means a million times the spread"
# slip: Mean square minus squared mean is right on paper; where the mean is large beside the spread rounding eats the difference.
def standardize(X_train, X_test, eps=1e-5):
    mean = X_train.mean(axis=0)
    std = np.sqrt((X_train**2).mean(axis=0) - mean**2 + eps)
    return (X_train - mean) / std, (X_test - mean) / std
