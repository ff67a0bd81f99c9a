# exercises: value_iteration
def value_iteration(P, R, gamma, tol):
    # V* lies between new + k min(change) and new + k max(change), k = gamma / (1 - gamma), in every state
    V, k = np.zeros(len(R)), gamma / (1 - gamma)
    while True:
        new = (R + gamma * P @ V).max(axis=1)
        low, high = k * (new - V).min(), k * (new - V).max()
        if high - low <= tol:
            return new + (low + high) / 2
        V = new
