# expect: WRONG on "rising"
# slip: The rise was divided into one part more than it has steps, so that its last step lacks a part.
def warmup(step, length, schedule):
    if step < length:
        return schedule(0) * (step + 1) / (length + 1)
    return schedule(step - length)
