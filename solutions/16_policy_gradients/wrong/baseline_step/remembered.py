# expect: WRONG on "4 steps of 3 episodes"
# slip: The baseline was remembered in a default argument; a second learner gets the first one's.
def baseline_step(b, returns, lr, memory={}):
    b = memory.get("b", b)
    memory["b"] = b + lr * (returns.mean() - b)
    return returns - b, memory["b"]
