# expect: WRONG on "one of each"
# slip: The half before exp(-s) L belongs to regressions only.
def kendall_multitask_loss(losses, log_vars, kinds):
    weight = 0.5 * np.exp(-log_vars)
    return np.sum(weight * losses + 0.5 * log_vars), weight, 0.5 - weight * losses
