# expect: WRONG on "two sweeps"
# slip: The same action is supposed to be taken again in the next state; there the best one is.
def q_iteration(P, R, gamma, iterations):
    Q = np.zeros(R.shape)
    for _ in range(iterations):
        Q = R + gamma * np.einsum("sat,ta->sa", P, Q)
    return Q
