# expect: WRONG on "many drops later"
# slip: A floor was put under the rate; the formula has none.
def step_decay(step, base, gamma, every):
    return max(base * gamma ** (step // every), 0.05 * base)
