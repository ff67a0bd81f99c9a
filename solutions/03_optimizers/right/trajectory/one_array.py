# exercises: trajectory
import copy


def trajectory(update, gradient, start, settings, count):
    path = np.zeros((1 + count,) + start.shape)
    path[0] = start
    memory = copy.deepcopy(settings)
    for before, after in zip(path[:-1], path[1:]):
        after[...], memory = update(before + 0.0, gradient(before), memory)
    return path
