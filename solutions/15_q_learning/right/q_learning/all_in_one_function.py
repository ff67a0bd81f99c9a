# exercises: q_learning
import numpy as np


def q_learning(environment, table, n, step_size, discount, eps, generator):
    """Everything written out, the episodes in an endless loop that counts them."""
    totals, state = [0.0], environment.reset()[0]
    while True:
        if generator.uniform() < eps:
            action = int(generator.integers(table.shape[1]))
        else:
            best = np.argwhere(table[state] == np.amax(table[state])).ravel()
            action = int(generator.permutation(best)[0])
        after, reward, done, cut, _ = environment.step(action)
        totals[-1] += reward
        old = table[state, action]
        table[state, action] = (1 - step_size) * old + step_size * (reward + (0 if done else discount * table[after].max()))
        state = after
        if done or cut:
            if len(totals) == n:
                return np.array(totals)
            totals.append(0.0)
            state, _info = environment.reset()
