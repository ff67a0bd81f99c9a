# expect: WRONG on "one training set"
# slip: With one training set the axis of the sets was squeezed away, and the mean ran over the test points.
def bias_variance(fit, x_train, y_train, x_test, f_test):
    predictions = np.array([fit(x, y)(x_test) for x, y in zip(x_train, y_train)])
    predictions = predictions.squeeze()
    bias2 = np.mean((predictions.mean(axis=0) - f_test) ** 2)
    variance = np.mean(predictions.var(axis=0))
    return bias2, variance, np.mean((predictions - f_test) ** 2)
