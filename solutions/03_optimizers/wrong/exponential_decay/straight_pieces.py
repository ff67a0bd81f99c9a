# expect: WRONG on "between"
# slip: Between two whole stretches the rate went along a straight line; the curve bends.
def exponential_decay(step, base, gamma, every):
    full, rest = divmod(step, every)
    high = base * gamma**full
    return high + (gamma * high - high) * rest / every
