# expect: WRONG on "step 32"
# slip: The bias is scaled for steps below one and forgotten above one.
def float_staircase(step):
    big = 1.5 * 2.0**52 * min(step, 1.0)
    return big, -big
