# expect: WRONG on "another factor"
# slip: The rate was halved at each drop, whatever factor was passed.
def step_decay(step, base, gamma, every):
    return base / 2 ** (step // every)
