# exercises: zoom_in
import numpy as np



def zoom_in(space, best, shrink):
    def at(t, low, high, kind):
        return low ** (1 - t) * high**t if kind == "log" else low + t * (high - low)

    def part(v, low, high, kind):
        return (np.log10(v) - np.log10(low)) / (np.log10(high) - np.log10(low)) if kind == "log" else (v - low) / (high - low)

    result = {}
    for key in best:
        middle = part(best[key], *space[key])
        ends = np.clip([middle - 0.5 * shrink, middle + 0.5 * shrink], 0, 1)
        result[key] = [at(ends[0], *space[key]), at(ends[1], *space[key]), space[key][2]]
    return result
