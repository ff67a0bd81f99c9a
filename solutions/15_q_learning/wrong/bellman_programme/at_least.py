# expect: WRONG on "four states, three actions"
# slip: The rows are written as 'at least'; linprog wants 'at most', so both sides change their sign.
def bellman_programme(P, R, gamma):
    S, A = R.shape
    rows = np.eye(S)[:, None, :] - gamma * P
    return np.ones(S), rows.reshape(S * A, S), R.ravel()
