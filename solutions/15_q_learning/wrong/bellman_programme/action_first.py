# expect: WRONG on "four states, three actions"
# slip: Rows are in the order of actions, then states; state s and action a belong at s * A + a.
def bellman_programme(P, R, gamma):
    S, A = R.shape
    rows = gamma * P - np.eye(S)[:, None, :]
    return np.ones(S), rows.transpose(1, 0, 2).reshape(S * A, S), -R.T.ravel()
