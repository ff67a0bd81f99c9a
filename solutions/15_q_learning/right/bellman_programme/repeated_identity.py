# exercises: bellman_programme
def bellman_programme(P, R, gamma):
    P *= gamma
    S, A, _ = P.shape
    return np.ones((S,)), P.reshape(-1, S) - np.repeat(np.eye(S), A, axis=0), np.negative(R).flatten()
