# exercises: bellman_programme
def bellman_programme(P, R, gamma):
    A_ub, b_ub = [], []
    for s, (ways, rewards) in enumerate(zip(P, R)):
        for p, r in zip(ways, rewards):
            row = gamma * p
            row[s] -= 1
            A_ub.append(row)
            b_ub.append(-r)
    return np.full(len(R), 1.0), np.array(A_ub), np.array(b_ub)
