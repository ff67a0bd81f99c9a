# expect: WRONG on "4x3 logits"
# slip: The coefficient comes with the call.

def entropy_bonus(logits, entropy_coef):
    return -0.01 * entropy(logits).mean()
