# expect: WRONG on "6 returns"
# slip: The errors were summed; the step takes their mean.
def baseline_step(b, returns, lr):
    advantages = returns - b
    return advantages, b + lr * advantages.sum()
