# expect: WRONG on "rising towards a schedule that falls"
# slip: While it rises the falling schedule was applied too; only its first rate counts there.
def warmup(step, length, schedule):
    if step < length:
        return schedule(step) * (step + 1) / length
    return schedule(step - length)
