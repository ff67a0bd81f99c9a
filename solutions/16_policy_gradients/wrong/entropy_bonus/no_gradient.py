# expect: RAISED on "4x3 logits"
# slip: A bonus without a gradient changes a number and teaches nothing: keep the logits' graph.

def entropy_bonus(logits, entropy_coef):
    return -entropy_coef * entropy(logits.detach()).mean()
