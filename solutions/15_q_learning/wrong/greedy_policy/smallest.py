# expect: WRONG on "24 states, five actions"
# slip: The smallest Q is taken: these are rewards, not costs.
def greedy_policy(P, R, V, gamma):
    return (R + gamma * P @ V).argmin(axis=1)
