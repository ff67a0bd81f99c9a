# expect: WRONG on "rewards below 0"
# slip: The search begins with 0, which no policy reaches where all rewards are below 0.
import itertools


def best_by_enumeration(P, R, gamma):
    S, A = R.shape
    rows, best = np.arange(S), np.zeros(S)
    for policy in itertools.product(range(A), repeat=S):
        V = np.linalg.solve(np.eye(S) - gamma * P[rows, policy], R[rows, policy])
        best = np.maximum(best, V)
    return best
