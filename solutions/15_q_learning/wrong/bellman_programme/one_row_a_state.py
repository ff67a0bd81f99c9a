# expect: SHAPE on "four states, three actions"
# slip: One row for each state is given, with the largest reward; each action has a row of its own.
def bellman_programme(P, R, gamma):
    S = len(R)
    return np.ones(S), gamma * P.max(axis=1) - np.eye(S), -R.max(axis=1)
