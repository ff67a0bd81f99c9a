# expect: WRONG on "after whole stretches"
# slip: exp(-gamma t) is another way to write a decay, with another meaning of gamma; here gamma is the factor itself.
def exponential_decay(step, base, gamma, every):
    return base * np.exp(-gamma * step / every)
