# expect: WRONG on "two worlds without a way between them"
# slip: The policy that is best for state 0 is taken; in states that it never reaches it may do anything.
import itertools


def best_by_enumeration(P, R, gamma):
    S, A = R.shape
    rows, best = np.arange(S), np.full(S, -np.inf)
    for policy in itertools.product(range(A), repeat=S):
        V = np.linalg.solve(np.eye(S) - gamma * P[rows, policy], R[rows, policy])
        if V[0] > best[0] + 1e-9:
            best = V
    return best
