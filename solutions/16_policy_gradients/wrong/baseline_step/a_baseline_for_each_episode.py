# expect: SHAPE on "4 steps of 3 episodes"
# slip: The mean ran over the first axis only, so that b became an array.
def baseline_step(b, returns, lr):
    advantages = returns - b
    return advantages, b + lr * advantages.mean(axis=0)
