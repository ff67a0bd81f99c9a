# expect: RAISED on "negative ends, two points"
# slip: A linear axis may run below 0, where there are no logarithms.
import itertools
import math


def grid_search(objective, space, points):
    axes = []
    for low, high, scale in space.values():
        ratio, span = math.log(high / low), high - low
        at = [k / (points - 1) for k in range(points)]
        axes.append([low * math.exp(t * math.log(high) - t * math.log(low)) if scale == "log" else low + t * span for t in at if ratio])
    trials = [dict(zip(space, v)) for v in itertools.product(*axes)]
    losses = [(value, k) for k, value in enumerate(map(objective, trials)) if math.isfinite(value)]
    return trials[min(losses)[1]], min(losses)[0]
