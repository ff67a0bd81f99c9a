# expect: WRONG on "24 states, five actions"
# slip: The action that may lead to the most valuable state is taken, however small the chance.
def greedy_policy(P, R, V, gamma):
    return (R + gamma * np.where(P > 0, V, -np.inf).max(axis=2)).argmax(axis=1)
