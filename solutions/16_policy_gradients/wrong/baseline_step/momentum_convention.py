# expect: WRONG on "6 returns"
# slip: lr weighted the old b; it is the share of the new mean.
def baseline_step(b, returns, lr):
    return returns - b, lr * b + (1 - lr) * returns.mean()
