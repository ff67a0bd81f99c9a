# expect: WRONG on "four features, eps left out"
# slip: The test set was standardised by its own mean and variance; those of the training set belong to the model.
def standardize(X_train, X_test, eps=1e-5):
    def scaled(X):
        return (X - X.mean(axis=0)) / np.sqrt(X.var(axis=0) + eps)

    return scaled(X_train), scaled(X_test)
