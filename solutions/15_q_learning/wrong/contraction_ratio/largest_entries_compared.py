# expect: WRONG on "five states, three actions"
# slip: The largest values are compared with each other; the largest difference is asked for.
def contraction_ratio(P, R, V, U, gamma):
    T = lambda x: (R + gamma * P @ x).max(axis=1)
    return abs(T(V).max() - T(U).max()) / abs(V.max() - U.max())
