# expect: SHAPE on "a single classification"
# slip: The gradients of a single task were squeezed to numbers.
def kendall_multitask_loss(losses, log_vars, kinds):
    c = np.array([0.5 if kind == "regression" else 1.0 for kind in kinds])
    weight = c * np.exp(-log_vars)
    return np.sum(weight * losses + 0.5 * log_vars), np.squeeze(weight), np.squeeze(0.5 - weight * losses)
