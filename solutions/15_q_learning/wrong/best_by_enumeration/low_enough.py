# expect: WRONG on "losses without end, gamma 0.99"
# slip: A start of -100 is not below every value: with gamma near 1 losses add up to much more.
def best_by_enumeration(P, R, gamma):
    S, A = R.shape
    best = np.full(S, -100.0)
    for number in range(A**S):
        policy = number // A ** np.arange(S) % A
        best = np.maximum(best, policy_evaluation_exact(P, R, np.eye(A)[policy], gamma))
    return best
