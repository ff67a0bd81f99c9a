# expect: WRONG on "24 states, five actions"
# slip: The most valuable future is taken without the reward on the way.
def greedy_policy(P, R, V, gamma):
    return (P @ V).argmax(axis=1)
