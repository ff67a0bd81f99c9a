# expect: WRONG on "far below zero, step 1/8"
# slip: The spacing grows with the number, so a finer step wants a smaller bias; here it is divided by the step instead of multiplied.
def float_staircase(step):
    big = 1.5 * 2.0**52 / step
    return big, -big
