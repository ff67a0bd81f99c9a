# exercises: saddle_escape
import numpy as np



def saddle_escape(H, start, learning_rate, distance):
    values, vectors = np.linalg.eigh(H)
    u, w, t = vectors[:, np.argmin(values)], np.array(start, dtype=float), 0
    while abs(np.dot(u, w)) < distance:
        w = w - learning_rate * (H @ w)
        t += 1
    return t
