# expect: WRONG on "four states, three actions"
# slip: Combinations with sorted actions are tried; in every state any action may be taken.
import itertools


def best_by_enumeration(P, R, gamma):
    S, A = R.shape
    rows, best = np.arange(S), np.full(S, -np.inf)
    for policy in itertools.combinations_with_replacement(range(A), S):
        V = np.linalg.solve(np.eye(S) - gamma * P[rows, policy], R[rows, policy])
        best = np.maximum(best, V)
    return best
