# expect: WRONG on "2 weights"
# slip: The length of w counts the other directions too, which have nothing to do with the escape.
import numpy as np



def saddle_escape(H, start, learning_rate, distance):
    w, t = np.array(start, dtype=float), 0
    while np.linalg.norm(w) < distance and t < 5000:
        w, t = w - learning_rate * H @ w, t + 1
    return t
