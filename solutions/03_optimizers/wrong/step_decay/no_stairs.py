# expect: WRONG on "two stairs, halving"
# slip: The exponent is a real number here, so the rate falls at every step; count full stretches only.
def step_decay(step, base, gamma, every):
    return base * gamma ** (step / every)
