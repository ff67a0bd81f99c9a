# exercises: bias_variance
def bias_variance(fit, x_train, y_train, x_test, f_test):
    R = len(y_train)
    first, second = np.zeros(x_test.shape), np.zeros(x_test.shape)
    for r in range(R):
        off = fit(x_train[r], y_train[r])(x_test) - f_test
        first, second = first + off / R, second + off * off / R
    error, bias2 = second.mean(), np.square(first).mean()
    return bias2, error - bias2, error
