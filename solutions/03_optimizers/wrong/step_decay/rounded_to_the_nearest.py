# expect: WRONG on "two stairs, halving"
# slip: The number of stretches was rounded to the nearest; only full ones count.
def step_decay(step, base, gamma, every):
    return base * gamma ** round(step / every)
