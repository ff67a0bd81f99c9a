# expect: WRONG on "very sure, in another order"
# slip: The regressions were counted and taken for the first ones; kinds says which they are.
def kendall_multitask_loss(losses, log_vars, kinds):
    c = np.ones(len(losses))
    c[: list(kinds).count("regression")] = 0.5
    weight = c * np.exp(-log_vars)
    return np.sum(weight * losses + 0.5 * log_vars), weight, 0.5 - weight * losses
