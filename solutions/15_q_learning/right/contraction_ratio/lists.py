# exercises: contraction_ratio
def contraction_ratio(P, R, V, U, gamma):
    def best(x):
        return [max(r + gamma * float(p @ x) for r, p in zip(R[s], P[s])) for s in range(len(R))]

    after = max(abs(a - b) for a, b in zip(best(V), best(U)))
    return after / max(abs(a - b) for a, b in zip(V, U))
