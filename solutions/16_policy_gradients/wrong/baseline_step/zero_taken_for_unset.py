# expect: WRONG on "a baseline of 0"
# slip: A baseline of 0 was taken for one that is not set, and the mean of this batch used instead.
def baseline_step(b, returns, lr):
    b = b or returns.mean()
    return returns - b, b + lr * (returns.mean() - b)
