# expect: WRONG on "positive x, step 1"
# slip: From 2**53 on the spacing is already two: this rounds to even multiples of the step only.
def float_staircase(step):
    big = 1.5 * 2.0**53 * step
    return big, -big
