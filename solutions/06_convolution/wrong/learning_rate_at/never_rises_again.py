# expect: WRONG on "steps in any order"
# slip: The smallest rate so far is remembered as a bound; the rate depends on the step alone.
import math

_last = {"step": -1, "rate": 0.0}


def learning_rate_at(step, total, warmup, peak):
    if step < warmup:
        rate = peak * (step + 1) / warmup
    else:
        rate = 0.5 * peak * (1 + math.cos(math.pi * (step - warmup) / (total - warmup)))
        if step > warmup and _last["step"] >= warmup:
            rate = min(rate, _last["rate"])
    _last.update(step=step if step else -1, rate=rate)
    return rate
