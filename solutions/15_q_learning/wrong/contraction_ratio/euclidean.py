# expect: WRONG on "five states, three actions"
# slip: The Euclidean length is measured; the contraction holds in the maximum norm.
def contraction_ratio(P, R, V, U, gamma):
    T = lambda x: (R + gamma * P @ x).max(axis=1)
    return np.linalg.norm(T(V) - T(U)) / np.linalg.norm(V - U)
