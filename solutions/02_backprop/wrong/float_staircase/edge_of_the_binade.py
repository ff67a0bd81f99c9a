# expect: WRONG on "far below zero, step 1/8"
# slip: The bias sits at the lower edge of its range; for negative x the sum falls below it, where the spacing is half as wide.
def float_staircase(step):
    big = 2.0**52 * step
    return big, -big
