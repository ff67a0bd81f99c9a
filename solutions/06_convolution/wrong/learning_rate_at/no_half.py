# expect: WRONG on "a warm-up of 4 in 20 steps"
# slip: One plus the cosine reaches 2; without the half the rate is twice too large.
import math


def learning_rate_at(step, total, warmup, peak):
    if step < warmup:
        return peak * (step + 1) / warmup
    return peak * (1 + math.cos(math.pi * (step - warmup) / (total - warmup)))
