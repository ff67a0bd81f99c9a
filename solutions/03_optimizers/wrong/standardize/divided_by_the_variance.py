# expect: WRONG on "four features, eps left out"
# slip: The features were divided by their variance, not by its root.
def standardize(X_train, X_test, eps=1e-5):
    mean, var = X_train.mean(axis=0), X_train.var(axis=0)
    return (X_train - mean) / (var + eps), (X_test - mean) / (var + eps)
