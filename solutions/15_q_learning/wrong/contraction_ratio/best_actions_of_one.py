# expect: WRONG on "five states, three actions"
# slip: Both values are backed up by the actions that are best for V; U has best actions of its own.
def contraction_ratio(P, R, V, U, gamma):
    a = (R + gamma * P @ V).argmax(axis=1)
    s = np.arange(len(R))
    d = gamma * (P[s, a] @ (V - U))
    return np.abs(d).max() / np.abs(V - U).max()
