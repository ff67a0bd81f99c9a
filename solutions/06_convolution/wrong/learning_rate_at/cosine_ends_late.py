# expect: WRONG on "a warm-up of 4 in 20 steps"
# slip: The cosine starts behind the warm-up and is spread over all steps; it never comes down to zero.
import math


def learning_rate_at(step, total, warmup, peak):
    if step < warmup:
        return peak * (step + 1) / warmup
    return 0.5 * peak * (1 + math.cos(math.pi * (step - warmup) / total))
