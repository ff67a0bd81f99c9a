# expect: WRONG on "four features, eps left out"
# slip: Mean and variance were measured on both sets together, so that the test set has a say in the model.
def standardize(X_train, X_test, eps=1e-5):
    both = np.vstack([X_train, X_test])
    mean, std = both.mean(axis=0), np.sqrt(both.var(axis=0) + eps)
    return (X_train - mean) / std, (X_test - mean) / std
