# expect: SHAPE on "four states, three actions"
# slip: The best value of all states is returned; each state has one of its own.
import itertools


def best_by_enumeration(P, R, gamma):
    S, A = R.shape
    rows, best = np.arange(S), np.full(S, -np.inf)
    for policy in itertools.product(range(A), repeat=S):
        V = np.linalg.solve(np.eye(S) - gamma * P[rows, policy], R[rows, policy])
        best = np.maximum(best, V)
    return best.max()
