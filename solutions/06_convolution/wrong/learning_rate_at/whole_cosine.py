# expect: WRONG on "a warm-up of 4 in 20 steps"
# slip: The cosine turns through a whole period and climbs back to the peak.
import math


def learning_rate_at(step, total, warmup, peak):
    if step < warmup:
        return peak * (step + 1) / warmup
    return 0.5 * peak * (1 + math.cos(2 * math.pi * (step - warmup) / (total - warmup)))
