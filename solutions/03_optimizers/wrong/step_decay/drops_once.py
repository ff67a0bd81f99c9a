# expect: WRONG on "at the drops"
# slip: The rate dropped once and stayed; it drops again after each stretch.
def step_decay(step, base, gamma, every):
    return base * gamma if step >= every else base
