# expect: WRONG on "two regressions"
# slip: The tasks were averaged; their losses are summed.
def kendall_multitask_loss(losses, log_vars, kinds):
    c = np.array([0.5 if kind == "regression" else 1.0 for kind in kinds])
    weight = c * np.exp(-log_vars)
    T = len(losses)
    return np.mean(weight * losses + 0.5 * log_vars), weight / T, (0.5 - weight * losses) / T
