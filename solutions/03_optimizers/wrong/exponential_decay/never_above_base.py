# expect: WRONG on "gamma above 1"
# slip: The rate was kept from growing above base; with gamma above 1 it is meant to.
def exponential_decay(step, base, gamma, every):
    return min(base, base * gamma ** (step / every))
