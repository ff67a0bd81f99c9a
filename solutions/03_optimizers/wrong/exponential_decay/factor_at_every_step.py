# expect: WRONG on "after whole stretches"
# slip: The factor was applied at every single step; it takes `every` steps to come to gamma.
def exponential_decay(step, base, gamma, every):
    return base * gamma**step
