# exercises: q_iteration
def q_iteration(P, R, gamma, iterations):
    S, A = R.shape
    tables = [np.zeros((S, A)), np.zeros((S, A))]
    for k in range(iterations):
        old, new = tables[k % 2], tables[1 - k % 2]
        for s in range(S):
            for a in range(A):
                new[s, a] = R[s, a]
                for t in range(S):
                    new[s, a] += gamma * P[s, a, t] * max(old[t])
    return tables[iterations % 2]
