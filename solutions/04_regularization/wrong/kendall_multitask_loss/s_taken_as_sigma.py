# expect: WRONG on "two regressions"
# slip: s was taken for sigma itself; it is the logarithm of the variance, which may be negative.
def kendall_multitask_loss(losses, log_vars, kinds):
    c = np.array([0.5 if kind == "regression" else 1.0 for kind in kinds])
    weight = c / log_vars**2
    return np.sum(weight * losses + np.log(np.abs(log_vars))), weight, 1 / log_vars - 2 * weight * losses / log_vars
