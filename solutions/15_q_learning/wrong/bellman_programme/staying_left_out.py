# expect: WRONG on "four states, three actions"
# slip: The entry of the state itself is set to -1; where the state can stay, gamma P belongs to it as well.
def bellman_programme(P, R, gamma):
    S, A = R.shape
    rows = gamma * P
    for s in range(S):
        rows[s, :, s] = -1
    return np.ones(S), rows.reshape(S * A, S), -R.reshape(-1)
