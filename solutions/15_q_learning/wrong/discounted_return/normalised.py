# expect: WRONG on "six rewards"
# slip: The sum is divided by the sum of the weights gamma^t: an average, whose size says nothing of the length of life.
def discounted_return(rewards, gamma):
    weights = gamma ** np.arange(len(rewards))
    return (weights * rewards).sum() / weights.sum()
