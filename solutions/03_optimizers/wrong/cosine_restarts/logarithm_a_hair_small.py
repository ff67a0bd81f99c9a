# expect: WRONG on "at the restarts, growth 3"
# slip: The number of the cycle came from a logarithm cut to a whole number; at some restarts it is a hair too small, and a whole cycle is lost.
import math


def cosine_restarts(step, base, minimum, period, growth):
    if growth == 1:
        start, length = step // period * period, period
    else:
        n = int(math.log(step / period * (growth - 1) + 1, growth))
        start, length = period * (growth**n - 1) / (growth - 1), period * growth**n
    return minimum + (base - minimum) / 2 * (1 + math.cos(math.pi * (step - start) / length))
