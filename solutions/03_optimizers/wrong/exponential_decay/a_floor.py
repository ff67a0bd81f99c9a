# expect: WRONG on "late"
# slip: A floor was put under the rate; the formula has none.
def exponential_decay(step, base, gamma, every):
    return max(base * gamma ** (step / every), 1e-5)
