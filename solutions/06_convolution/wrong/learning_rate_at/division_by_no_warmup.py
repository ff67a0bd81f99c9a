# expect: RAISED on "no warm-up"
# slip: The warm-up's quotient is computed also where there is no warm-up.
import math


def learning_rate_at(step, total, warmup, peak):
    rising = (step + 1) / warmup
    if rising <= 1:
        return peak * rising
    return 0.5 * peak * (1 + math.cos(math.pi * (step - warmup) / (total - warmup)))
