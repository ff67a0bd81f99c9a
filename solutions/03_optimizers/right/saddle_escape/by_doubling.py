# exercises: saddle_escape
import numpy as np



def saddle_escape(H, start, learning_rate, distance):
    values, vectors = np.linalg.eigh(H)
    growth, first = 1 + learning_rate * abs(values[0]), abs(vectors[:, 0] @ start)

    def out(t):
        return first * growth**t >= distance

    low, high = -1, 1  # out(high), not out(low)
    while not out(high):
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if out(middle) else (middle, high)
    return np.int64(high)
