# expect: WRONG on "two regressions"
# slip: The exponent lacks its minus: tasks that are thought noisy count more.
def kendall_multitask_loss(losses, log_vars, kinds):
    c = np.array([0.5 if kind == "regression" else 1.0 for kind in kinds])
    weight = c * np.exp(log_vars)
    return np.sum(weight * losses + 0.5 * log_vars), weight, 0.5 + weight * losses
