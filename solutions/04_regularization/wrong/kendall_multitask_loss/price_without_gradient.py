# expect: WRONG on "two regressions"
# slip: The slope of s / 2 is missing from the gradient: nothing keeps the network from calling all tasks noisy.
def kendall_multitask_loss(losses, log_vars, kinds):
    c = np.array([0.5 if kind == "regression" else 1.0 for kind in kinds])
    weight = c * np.exp(-log_vars)
    return np.sum(weight * losses + 0.5 * log_vars), weight, -weight * losses
