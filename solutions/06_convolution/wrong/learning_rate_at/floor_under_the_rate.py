# expect: WRONG on "a very small peak"
# slip: The rate is kept from falling below a fixed floor, which here lies above the peak.
import math


def learning_rate_at(step, total, warmup, peak):
    if step < warmup:
        return peak * (step + 1) / warmup
    return max(1e-6, 0.5 * peak * (1 + math.cos(math.pi * (step - warmup) / (total - warmup))))
