# expect: WRONG on "no warm-up"
# slip: A warm-up of at least one step was made where none was asked for, so that the schedule comes one step late.
def warmup(step, length, schedule):
    length = max(1, length)
    return schedule(0) * (step + 1) / length if step < length else schedule(step - length)
