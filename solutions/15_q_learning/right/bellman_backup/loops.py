# exercises: bellman_backup
def bellman_backup(P, R, V, gamma):
    S, A, _ = P.shape
    Q = [[R[s][a] for a in range(A)] for s in range(S)]
    for s in range(S):
        for a in range(A):
            for t in range(S):
                if P[s, a, t]:
                    Q[s][a] += gamma * P[s, a, t] * V[t]
    return np.array(Q)
