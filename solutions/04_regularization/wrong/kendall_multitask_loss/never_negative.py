# expect: WRONG on "very sure, in another order"
# slip: The log-variance was cut off at 0, so that no task can have a variance below 1.
def kendall_multitask_loss(losses, log_vars, kinds):
    c = np.array([0.5 if kind == "regression" else 1.0 for kind in kinds])
    s = np.maximum(log_vars, 0)
    weight = c * np.exp(-s)
    return np.sum(weight * losses + 0.5 * s), weight, (0.5 - weight * losses) * (log_vars > 0)
