# expect: WRONG on "constants, 6 training sets"
# slip: This is the standard deviation; the variance is its square.
def bias_variance(fit, x_train, y_train, x_test, f_test):
    predictions = np.array([fit(x, y)(x_test) for x, y in zip(x_train, y_train)])
    bias2 = np.mean((predictions.mean(axis=0) - f_test) ** 2)
    return bias2, np.mean(predictions.std(axis=0)), np.mean((predictions - f_test) ** 2)
