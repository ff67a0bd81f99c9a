# expect: WRONG on "no warm-up"
# slip: A warm-up of no steps was taken for one of a single step.
import math


def learning_rate_at(step, total, warmup, peak):
    warmup = max(1, warmup)
    if step < warmup:
        return peak * (step + 1) / warmup
    return 0.5 * peak * (1 + math.cos(math.pi * (step - warmup) / (total - warmup)))
