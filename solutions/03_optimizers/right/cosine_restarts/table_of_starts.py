# exercises: cosine_restarts
import math
from itertools import accumulate


def cosine_restarts(step, base, minimum, period, growth):
    count = step // period + 1 if growth == 1 else step.bit_length() + 1
    lengths = [period * growth**i for i in range(count)]
    starts = [0, *accumulate(lengths)]
    i = int(np.searchsorted(starts, step, side="right")) - 1
    return minimum + 0.5 * (base - minimum) * (1.0 + math.cos(math.pi * (step - starts[i]) / lengths[i]))
