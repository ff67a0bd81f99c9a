# expect: WRONG on "five states, three actions"
# slip: The distance before stands over the distance after.
def contraction_ratio(P, R, V, U, gamma):
    T = lambda x: (R + gamma * P @ x).max(axis=1)
    return np.abs(V - U).max() / np.abs(T(V) - T(U)).max()
