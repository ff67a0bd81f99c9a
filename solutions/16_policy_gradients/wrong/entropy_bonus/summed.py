# expect: WRONG on "4x3 logits"
# slip: The mean over samples is asked for; a sum makes the bonus grow with the batch.

def entropy_bonus(logits, entropy_coef):
    return -entropy_coef * entropy(logits).sum()
