# expect: RAISED on "2 weights"
# slip: The start may lie on either side of the ridge: without its size the logarithm has no value.
import numpy as np



def saddle_escape(H, start, learning_rate, distance):
    c, V = np.linalg.eigh(H)
    ratio = distance / (V[:, 0] @ start)
    return max(0, int(np.ceil(np.log(ratio) / np.log(1 - learning_rate * c[0]))))
