# expect: WRONG on "another factor"
# slip: The factor was subtracted stretch by stretch; it multiplies.
def step_decay(step, base, gamma, every):
    return base * (1 - gamma) ** (step // every)
