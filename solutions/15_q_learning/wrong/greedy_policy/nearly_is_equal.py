# expect: WRONG on "actions that hardly differ"
# slip: np.isclose takes a lead of a hundred-thousandth for a tie, and the first of those is not the best.
def greedy_policy(P, R, V, gamma):
    Q = R + gamma * P @ V
    return np.isclose(Q, Q.max(axis=1, keepdims=True)).argmax(axis=1)
