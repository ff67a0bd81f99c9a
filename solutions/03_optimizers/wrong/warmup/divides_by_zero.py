# expect: RAISED on "no warm-up"
# slip: The share of the warm-up was computed before it was asked whether there is any: a division by 0.
def warmup(step, length, schedule):
    share = min(1.0, (step + 1) / length)
    return share * schedule(max(0, step - length))
