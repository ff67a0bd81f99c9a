# exercises: q_iteration
def q_iteration(P, R, gamma, iterations):
    if iterations == 0:
        return np.zeros_like(R)
    ahead = q_iteration(P, R, gamma, iterations - 1)
    return R + gamma * np.einsum("sat,t->sa", P, np.amax(ahead, axis=-1))
