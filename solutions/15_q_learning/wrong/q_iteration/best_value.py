# expect: SHAPE on "two sweeps"
# slip: The best value of each state is returned; the table of Q was asked for.
def q_iteration(P, R, gamma, iterations):
    V = np.zeros(len(R))
    for _ in range(iterations):
        V = (R + gamma * P @ V).max(axis=1)
    return V
