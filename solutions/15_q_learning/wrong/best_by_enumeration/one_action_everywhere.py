# expect: WRONG on "four states, three actions"
# slip: Only policies with the same action in every state are tried.
import itertools


def best_by_enumeration(P, R, gamma):
    S, A = R.shape
    rows, best = np.arange(S), np.full(S, -np.inf)
    for policy in ([a] * S for a in range(A)):
        V = np.linalg.solve(np.eye(S) - gamma * P[rows, policy], R[rows, policy])
        best = np.maximum(best, V)
    return best
