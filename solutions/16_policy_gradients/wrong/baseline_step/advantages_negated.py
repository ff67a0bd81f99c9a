# expect: WRONG on "6 returns"
# slip: The advantages have the wrong sign: they are returns minus b.
def baseline_step(b, returns, lr):
    return b - returns, b + lr * np.mean(returns - b)
