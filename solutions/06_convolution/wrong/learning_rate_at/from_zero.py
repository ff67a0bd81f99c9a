# expect: WRONG on "a warm-up of 4 in 20 steps"
# slip: The warm-up begins with a rate of 0, so that the first step does nothing.
import math


def learning_rate_at(step, total, warmup, peak):
    if step < warmup:
        return peak * step / warmup
    return 0.5 * peak * (1 + math.cos(math.pi * (step - warmup) / (total - warmup)))
