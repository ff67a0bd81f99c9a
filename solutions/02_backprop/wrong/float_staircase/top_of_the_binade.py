# expect: WRONG on "far above zero, step 1/64"
# slip: The bias sits near the upper end of its range; a large positive x carries the sum over it, where the spacing is twice as wide.
def float_staircase(step):
    big = (2.0**53 - 2.0**10) * step
    return big, -big
