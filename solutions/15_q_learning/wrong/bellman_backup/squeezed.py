# expect: SHAPE on "a single action"
# slip: Axes of length 1 are squeezed away.
def bellman_backup(P, R, V, gamma):
    return np.squeeze(R + gamma * P @ V)
