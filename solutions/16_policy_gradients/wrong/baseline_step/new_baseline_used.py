# expect: WRONG on "6 returns"
# slip: The advantages used the b that had already seen these returns; they use the b from before.
def baseline_step(b, returns, lr):
    b = b + lr * (returns.mean() - b)
    return returns - b, b
