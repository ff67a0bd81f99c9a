# expect: WRONG on "a hundred and fifty sweeps"
# slip: It ends as soon as two sweeps look alike; so many sweeps were asked for, and the rest of them add up.
def q_iteration(P, R, gamma, iterations):
    Q = np.zeros(R.shape)
    for _ in range(iterations):
        new = R + gamma * P @ Q.max(axis=1)
        if np.allclose(new, Q):
            break
        Q = new
    return Q
