# expect: WRONG on "a very small peak"
# slip: The rate is rounded to a fixed number of decimals, and a small one becomes 0.
import math


def learning_rate_at(step, total, warmup, peak):
    if step < warmup:
        return round(peak * (step + 1) / warmup, 12)
    return round(0.5 * peak * (1 + math.cos(math.pi * (step - warmup) / (total - warmup))), 12)
