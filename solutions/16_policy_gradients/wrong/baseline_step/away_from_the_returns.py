# expect: WRONG on "6 returns"
# slip: The step went away from the returns: the gradient of the squared error was added, not subtracted.
def baseline_step(b, returns, lr):
    return returns - b, b - lr * np.mean(returns - b)
