# expect: WRONG on "four states, three actions"
# slip: Values are averaged over the policies; the largest is asked for.
import itertools


def best_by_enumeration(P, R, gamma):
    S, A = R.shape
    rows, best = np.arange(S), np.full(S, -np.inf)
    for policy in itertools.product(range(A), repeat=S):
        V = np.linalg.solve(np.eye(S) - gamma * P[rows, policy], R[rows, policy])
        best = np.where(np.isinf(best), 0.0, best) + V / A**S
    return best
