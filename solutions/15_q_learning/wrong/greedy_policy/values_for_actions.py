# expect: DTYPE on "24 states, five actions"
# slip: The largest Q is returned, not the action that has it.
def greedy_policy(P, R, V, gamma):
    return (R + gamma * P @ V).max(axis=1)
