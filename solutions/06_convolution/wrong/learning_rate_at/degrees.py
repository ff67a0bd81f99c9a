# expect: WRONG on "a warm-up of 4 in 20 steps"
# slip: The cosine takes radians, not degrees.
import math


def learning_rate_at(step, total, warmup, peak):
    if step < warmup:
        return peak * (step + 1) / warmup
    return 0.5 * peak * (1 + math.cos(180 * (step - warmup) / (total - warmup)))
