# expect: WRONG on "two regressions"
# slip: log sigma is half of log sigma^2: the price of uncertainty is s / 2, not s.
def kendall_multitask_loss(losses, log_vars, kinds):
    c = np.array([0.5 if kind == "regression" else 1.0 for kind in kinds])
    weight = c * np.exp(-log_vars)
    return np.sum(weight * losses + log_vars), weight, 1 - weight * losses
