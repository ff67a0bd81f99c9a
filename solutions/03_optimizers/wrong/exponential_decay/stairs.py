# expect: WRONG on "between"
# slip: The exponent was rounded down to whole stretches: that is the stairs of step_decay.
def exponential_decay(step, base, gamma, every):
    return base * gamma ** (step // every)
