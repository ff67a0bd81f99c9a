# expect: WRONG on "parabolas, 4 training sets"
# slip: The variance was taken over all predictions at once, so that the shape of the curve counts as variance.
def bias_variance(fit, x_train, y_train, x_test, f_test):
    predictions = np.array([fit(x, y)(x_test) for x, y in zip(x_train, y_train)])
    bias2 = np.mean((predictions.mean(axis=0) - f_test) ** 2)
    return bias2, predictions.var(), np.mean((predictions - f_test) ** 2)
