# expect: WRONG on "rising"
# slip: The first step got a rate of 0, and the last of the warm-up not the full one: step t has t + 1 parts.
def warmup(step, length, schedule):
    if step < length:
        return schedule(0) * step / length
    return schedule(step - length)
