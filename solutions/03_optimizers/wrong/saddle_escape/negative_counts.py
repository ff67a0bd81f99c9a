# expect: WRONG on "already outside"
# slip: The formula gives a negative number for a start beyond the distance; no steps are needed there.
import numpy as np



def saddle_escape(H, start, learning_rate, distance):
    c, V = np.linalg.eigh(H)
    first = abs(V[:, 0] @ start)
    return int(np.ceil(np.log(distance / first) / np.log1p(-learning_rate * c[0])))
