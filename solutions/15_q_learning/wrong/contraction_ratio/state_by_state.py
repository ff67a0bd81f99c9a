# expect: WRONG on "five states, three actions"
# slip: The ratio is taken in each state; a single state may move by more than gamma times its own distance.
def contraction_ratio(P, R, V, U, gamma):
    T = lambda x: (R + gamma * P @ x).max(axis=1)
    return np.max(np.abs(T(V) - T(U)) / np.abs(V - U))
