# expect: WRONG on "constants, 6 training sets"
# slip: One model was fitted to all training sets together; each set gets a model of its own.
def bias_variance(fit, x_train, y_train, x_test, f_test):
    prediction = fit(x_train.ravel(), y_train.ravel())(x_test)
    bias2 = np.mean((prediction - f_test) ** 2)
    variance = np.mean((prediction - prediction.mean()) ** 2)
    return bias2, variance, bias2 + variance
