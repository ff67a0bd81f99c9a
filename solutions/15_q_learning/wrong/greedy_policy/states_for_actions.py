# expect: SHAPE on "24 states, five actions"
# slip: The maximum runs over states.
def greedy_policy(P, R, V, gamma):
    return (R + gamma * P @ V).argmax(axis=0)
