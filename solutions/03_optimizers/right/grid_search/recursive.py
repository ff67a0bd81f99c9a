# exercises: grid_search
def grid_search(objective, space, points):
    def value(k, low, high, scale):
        t = k / (points - 1)
        return low ** (1 - t) * high**t if scale == "log" else (1 - t) * low + t * high

    def below(names, chosen):
        if not names:
            loss = objective(dict(chosen))
            return (loss, chosen) if loss == loss else (float("inf"), chosen)
        found = [below(names[1:], {**chosen, names[0]: value(k, *space[names[0]])}) for k in reversed(range(points))]
        return min(found, key=lambda pair: pair[0])

    loss, best = below(list(space), {})
    return best, loss
