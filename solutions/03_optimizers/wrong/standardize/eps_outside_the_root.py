# expect: WRONG on "four features, eps left out"
# slip: eps was added to the standard deviation; it belongs under the root.
def standardize(X_train, X_test, eps=1e-5):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    return (X_train - mean) / (std + eps), (X_test - mean) / (std + eps)
