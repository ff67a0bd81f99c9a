# expect: WRONG on "far below zero, step 1/8"
# slip: Room is left for a thousand negative steps; beyond them the sum falls out of the range whose spacing is the step.
def float_staircase(step):
    big = (2.0**52 + 2.0**10) * step
    return big, -big
