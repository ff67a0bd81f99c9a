# expect: NONFINITE on "gamma 0"
# slip: gamma^t as exp(t log gamma) asks for 0 times the logarithm of 0 when gamma is 0.
def discounted_return(rewards, gamma):
    return np.sum(rewards * np.exp(np.arange(len(rewards)) * np.log(gamma)))
