# expect: WRONG on "constants, 6 training sets"
# slip: The variance was divided by R - 1: the two terms no longer sum to the error.
def bias_variance(fit, x_train, y_train, x_test, f_test):
    predictions = np.array([fit(x, y)(x_test) for x, y in zip(x_train, y_train)])
    bias2 = np.mean((predictions.mean(axis=0) - f_test) ** 2)
    variance = np.mean(predictions.var(axis=0, ddof=1))
    return bias2, variance, bias2 + variance
