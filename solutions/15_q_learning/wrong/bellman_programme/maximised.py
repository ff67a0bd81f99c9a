# expect: WRONG on "four states, three actions"
# slip: c is -1: that looks for the largest V, and there is none; V* is the smallest that fulfils all.
def bellman_programme(P, R, gamma):
    S, A = R.shape
    rows = gamma * P - np.eye(S)[:, None, :]
    return -np.ones(S), rows.reshape(S * A, S), -R.ravel()
