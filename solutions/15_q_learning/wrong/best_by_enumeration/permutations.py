# expect: RAISED on "four states, three actions"
# slip: Permutations are tried, in which no action comes twice.
import itertools


def best_by_enumeration(P, R, gamma):
    S, A = R.shape
    rows, best = np.arange(S), np.full(S, -np.inf)
    for policy in itertools.permutations(range(A), S):
        V = np.linalg.solve(np.eye(S) - gamma * P[rows, policy], R[rows, policy])
        best = np.maximum(best, V)
    return V
