# expect: WRONG on "4x3 logits"
# slip: The term is added to what is minimised: to reward doubt it must be negative.

def entropy_bonus(logits, entropy_coef):
    return entropy_coef * entropy(logits).mean()
