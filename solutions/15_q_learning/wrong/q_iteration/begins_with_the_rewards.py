# expect: WRONG on "two sweeps"
# slip: Q begins with the rewards, which is the result of a first sweep: one sweep too many.
def q_iteration(P, R, gamma, iterations):
    Q = R.copy()
    for _ in range(iterations):
        Q = R + gamma * P @ Q.max(axis=1)
    return Q
