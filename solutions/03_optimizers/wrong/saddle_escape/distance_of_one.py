# expect: WRONG on "2 directions down"
# slip: The distance is passed; 1 is only a frequent choice.
import numpy as np



def saddle_escape(H, start, learning_rate, distance):
    c, V = np.linalg.eigh(H)
    return max(0, int(np.ceil(-np.log(abs(V[:, 0] @ start)) / np.log(1 - learning_rate * c[0]))))
