# expect: RAISED on "cycles of equal length"
# slip: The formula with the logarithm of growth divides by 0 where all cycles are equally long, and is a hair too small at some restarts.
import math


def cosine_restarts(step, base, minimum, period, growth):
    n = int(math.log(step * (growth - 1) / period + 1) / math.log(growth))
    start, length = period * (growth**n - 1) / (growth - 1), period * growth**n
    return minimum + (base - minimum) / 2 * (1 + math.cos(math.pi * (step - start) / length))
