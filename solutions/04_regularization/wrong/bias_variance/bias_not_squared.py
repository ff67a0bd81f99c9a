# expect: WRONG on "constants, 6 training sets"
# slip: The bias was not squared.
def bias_variance(fit, x_train, y_train, x_test, f_test):
    predictions = np.array([fit(x, y)(x_test) for x, y in zip(x_train, y_train)])
    bias = np.mean(np.abs(predictions.mean(axis=0) - f_test))
    variance = np.mean(predictions.var(axis=0))
    return bias, variance, np.mean((predictions - f_test) ** 2)
