# expect: WRONG on "small rates, long waits"
# slip: The loop ends after a thousand steps, whether the saddle has been left or not.
import numpy as np



def saddle_escape(H, start, learning_rate, distance):
    c, V = np.linalg.eigh(H)
    along = abs(V[:, 0] @ start)
    for t in range(1000):
        if along >= distance:
            return t
        along *= 1 - learning_rate * c[0]
    return 1000
