# expect: RAISED on "four states, three actions"
# slip: The unit vector stands along the axis of the actions; it belongs to the state.
def bellman_programme(P, R, gamma):
    S, A = R.shape
    rows = gamma * P - np.eye(S)
    return np.ones(S), rows.reshape(S * A, S), -R.ravel()
