# expect: WRONG on "a warm-up of 4 in 20 steps"
# slip: The cosine counts the steps of the warm-up too, so that it starts below the peak.
import math


def learning_rate_at(step, total, warmup, peak):
    if step < warmup:
        return peak * (step + 1) / warmup
    return 0.5 * peak * (1 + math.cos(math.pi * step / total))
