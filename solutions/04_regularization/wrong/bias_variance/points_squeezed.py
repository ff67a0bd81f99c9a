# expect: RAISED on "one test point"
# slip: A single test point was squeezed to a number, and the fitted function takes an array.
def bias_variance(fit, x_train, y_train, x_test, f_test):
    points = np.squeeze(x_test)
    predictions = np.array([fit(x, y)(points) for x, y in zip(x_train, y_train)]).reshape(len(x_train), -1)
    bias2 = np.mean((predictions.mean(axis=0) - f_test) ** 2)
    variance = np.mean(predictions.var(axis=0))
    return bias2, variance, np.mean((predictions - f_test) ** 2)
