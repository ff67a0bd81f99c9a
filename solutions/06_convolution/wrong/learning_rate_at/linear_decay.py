# expect: WRONG on "a warm-up of 4 in 20 steps"
# slip: The rate falls on a straight line instead of a cosine.
import math


def learning_rate_at(step, total, warmup, peak):
    if step < warmup:
        return peak * (step + 1) / warmup
    return peak * (total - step) / (total - warmup)
