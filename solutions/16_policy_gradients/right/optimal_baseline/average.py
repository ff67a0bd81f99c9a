# exercises: optimal_baseline
def optimal_baseline(scores, returns):
    return np.average(returns, weights=np.einsum("nd,nd->n", scores, scores))
