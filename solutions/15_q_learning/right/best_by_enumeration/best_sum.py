# exercises: best_by_enumeration
def best_by_enumeration(P, R, gamma):
    # the best policy is best in all states at once, so it has the largest sum as well
    S, A = R.shape
    found = []

    def choose(policy):
        if len(policy) < S:
            for a in range(A):
                choose(policy + [a])
            return
        V = np.linalg.solve(np.eye(S) - gamma * P[range(S), policy], R[range(S), policy])
        found.append((V.sum(), V))

    choose([])
    return max(found, key=lambda pair: pair[0])[1]
