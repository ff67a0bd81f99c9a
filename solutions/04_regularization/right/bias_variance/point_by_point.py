# exercises: bias_variance
def bias_variance(fit, x_train, y_train, x_test, f_test):
    models = [fit(x_train[r], y_train[r]) for r in range(len(x_train))]
    columns = list(zip(*[model(x_test).tolist() for model in models]))
    bias2 = variance = 0.0
    for column, f in zip(columns, f_test):
        centre = sum(column) / len(column)
        bias2 += (centre - f) ** 2 / len(f_test)
        variance += sum((p - centre) ** 2 for p in column) / len(column) / len(f_test)
    return bias2, variance, bias2 + variance
