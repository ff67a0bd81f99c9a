# expect: WRONG on "long after"
# slip: The line goes on below end, and below 0 in the long run.
def linear_epsilon(step, start, end, steps):
    return start + (end - start) * step / steps
