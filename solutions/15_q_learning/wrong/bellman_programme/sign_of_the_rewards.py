# expect: WRONG on "four states, three actions"
# slip: The sign of the right side is lost: -R.
def bellman_programme(P, R, gamma):
    S, A = R.shape
    rows = gamma * P - np.eye(S)[:, None, :]
    return np.ones(S), rows.reshape(S * A, S), R.ravel()
