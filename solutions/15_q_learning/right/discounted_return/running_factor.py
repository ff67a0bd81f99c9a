# exercises: discounted_return
def discounted_return(rewards, gamma):
    g, factor = 0.0, 1.0
    for r in rewards.tolist():
        g += factor * r
        factor *= gamma
    return np.float64(g)
