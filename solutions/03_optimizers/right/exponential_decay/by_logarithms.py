# exercises: exponential_decay
import math


def exponential_decay(step, base, gamma, every):
    return math.exp(math.log(base) + step * math.log(gamma) / every)
