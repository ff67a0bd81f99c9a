# expect: WRONG on "four states, three actions"
# slip: The future is not discounted.
def bellman_programme(P, R, gamma):
    S, A = R.shape
    rows = P - np.eye(S)[:, None, :]
    return np.ones(S), rows.reshape(S * A, S), -R.ravel()
