# expect: WRONG on "positive x, step 1"
# slip: This bias is the round number for 32-bit floats; a float64 still has 29 more binary digits there, so hardly anything is rounded.
def float_staircase(step):
    big = 1.5 * 2.0**23 * step
    return big, -big
