# expect: WRONG on "rising, then a schedule that falls"
# slip: The schedule was asked for the step of the whole run, so that its beginning was skipped.
def warmup(step, length, schedule):
    if step < length:
        return schedule(0) * (step + 1) / length
    return schedule(step)
