# expect: WRONG on "U above V everywhere"
# slip: Differences are compared with their signs; the absolute value comes first.
def contraction_ratio(P, R, V, U, gamma):
    T = lambda x: (R + gamma * P @ x).max(axis=1)
    return (T(V) - T(U)).max() / (V - U).max()
