# expect: WRONG on "five states, three actions"
# slip: The tables Q are compared before the maximum over actions.
def contraction_ratio(P, R, V, U, gamma):
    Q = lambda x: R + gamma * P @ x
    return np.abs(Q(V) - Q(U)).max() / np.abs(V - U).max()
