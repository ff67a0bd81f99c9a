# exercises: subtract_baseline
def subtract_baseline(returns):
    E = returns.shape[1]
    returns -= returns @ ((1 - np.eye(E)) / (E - 1))
    return returns
