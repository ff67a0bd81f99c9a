# expect: WRONG on "24 states, five actions"
# slip: The future is not discounted.
def greedy_policy(P, R, V, gamma):
    return (R + P @ V).argmax(axis=1)
