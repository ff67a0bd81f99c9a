# expect: WRONG on "2 weights"
# slip: exp(rate * curvature * t) is the growth of a flow; a step multiplies by 1 + rate * curvature, which is less.
import numpy as np



def saddle_escape(H, start, learning_rate, distance):
    c, V = np.linalg.eigh(H)
    first = abs(V[:, 0] @ start)
    return max(0, int(np.ceil(np.log(distance / first) / (-learning_rate * c[0]))))
