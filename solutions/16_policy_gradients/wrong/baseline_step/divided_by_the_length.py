# expect: WRONG on "4 steps of 3 episodes"
# slip: The sum was divided by the number of steps; with several episodes there are more returns than that.
def baseline_step(b, returns, lr):
    advantages = returns - b
    return advantages, b + lr * advantages.sum() / len(advantages)
