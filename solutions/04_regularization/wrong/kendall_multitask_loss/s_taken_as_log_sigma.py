# expect: WRONG on "two regressions"
# slip: s was taken for log sigma; it is the logarithm of the variance.
def kendall_multitask_loss(losses, log_vars, kinds):
    c = np.array([0.5 if kind == "regression" else 1.0 for kind in kinds])
    weight = c * np.exp(-2 * log_vars)
    return np.sum(weight * losses + log_vars), weight, 1 - 2 * weight * losses
