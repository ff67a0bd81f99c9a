# expect: WRONG on "two regressions"
# slip: log(1 + sigma^2) is another price, one that never becomes negative; it is not the likelihood's.
def kendall_multitask_loss(losses, log_vars, kinds):
    c = np.array([0.5 if kind == "regression" else 1.0 for kind in kinds])
    weight, v = c * np.exp(-log_vars), np.exp(log_vars)
    return np.sum(weight * losses + 0.5 * np.log1p(v)), weight, 0.5 * v / (1 + v) - weight * losses
