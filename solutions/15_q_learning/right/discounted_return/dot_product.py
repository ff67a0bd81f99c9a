# exercises: discounted_return
def discounted_return(rewards, gamma):
    return np.dot(np.power(gamma, np.arange(len(rewards))), rewards)
