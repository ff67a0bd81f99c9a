# expect: WRONG on "five states, three actions"
# slip: The old values are another name for the new ones: the change is always 0, and the sweeps end after the first.
def value_iteration(P, R, gamma, tol):
    V = np.zeros(len(R))
    while True:
        old = V
        for s in range(len(R)):
            V[s] = max(R[s, a] + gamma * P[s, a] @ V for a in range(R.shape[1]))
        if np.abs(V - old).max() < tol * (1 - gamma):
            return V
