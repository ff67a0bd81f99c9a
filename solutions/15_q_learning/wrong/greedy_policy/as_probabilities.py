# expect: SHAPE on "24 states, five actions"
# slip: The policy is returned as a table of probabilities; here it is one whole number for each state.
def greedy_policy(P, R, V, gamma):
    Q = R + gamma * P @ V
    return (Q == Q.max(axis=1, keepdims=True)).astype(int)
