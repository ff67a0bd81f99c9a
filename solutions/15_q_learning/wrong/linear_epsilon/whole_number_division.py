# expect: WRONG on "on the way down"
# slip: // gives whole numbers: epsilon stays at start until the last step.
def linear_epsilon(step, start, end, steps):
    return start + (end - start) * min(step // steps, 1)
