# expect: WRONG on "5 states, 4 actions"
# slip: Zero holds only for a baseline that does not depend on the action.
def baseline_bias(logits, b):
    return np.zeros_like(b)
