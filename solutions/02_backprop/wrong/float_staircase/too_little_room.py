# expect: WRONG on "far from zero"
# slip: Room is left for a thousand negative steps; beyond them the sum falls out of the range whose spacing is the step.
import numpy as np


def float_staircase(step):
    big = (2.0**52 + 2.0**10) * step
    return big, -big
