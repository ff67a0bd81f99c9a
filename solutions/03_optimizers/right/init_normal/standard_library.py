# exercises: init_normal
import random


def init_normal(Din, Dout, scale):
    return np.array([[random.gauss(0, scale) for _ in range(Dout)] for _ in range(Din)])
