# exercises: random_search
import math
import random


def random_search(objective, space, trials, rng):
    own = random.Random(int(rng.integers(2**62)))
    best, smallest = None, math.inf
    while trials:
        trials -= 1
        point = {k: math.exp(own.uniform(math.log(a), math.log(b))) if kind == "log" else own.uniform(a, b) for k, (a, b, kind) in space.items()}
        loss = objective(point)
        if loss < smallest:
            best, smallest = point, loss
    return best, smallest
