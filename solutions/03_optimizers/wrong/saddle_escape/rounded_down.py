# expect: WRONG on "2 weights"
# slip: Rounded down the count is the last step that is still inside.
import numpy as np



def saddle_escape(H, start, learning_rate, distance):
    c, V = np.linalg.eigh(H)
    first = abs(V[:, 0] @ start)
    return max(0, int(np.log(distance / first) / np.log(1 - learning_rate * c[0])))
