# expect: WRONG on "6 returns"
# slip: The gradient was that of the squared error without its half.
def baseline_step(b, returns, lr):
    return returns - b, b + 2 * lr * np.mean(returns - b)
