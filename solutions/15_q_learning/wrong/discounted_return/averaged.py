# expect: WRONG on "six rewards"
# slip: The discounted rewards are averaged; the return is their sum.
def discounted_return(rewards, gamma):
    return np.mean(rewards * gamma ** np.arange(len(rewards)))
