# expect: WRONG on "a warm-up of 4 in 20 steps"
# slip: The rate reaches zero at the last step instead of one step behind it.
import math


def learning_rate_at(step, total, warmup, peak):
    if step < warmup:
        return peak * (step + 1) / warmup
    return 0.5 * peak * (1 + math.cos(math.pi * (step - warmup) / max(1, total - warmup - 1)))
