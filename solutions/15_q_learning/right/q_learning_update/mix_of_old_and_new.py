# exercises: q_learning_update
import numpy as np


def q_learning_update(Q, state, action, reward, next_state, terminated, alpha, gamma):
    old = Q.item(state, action)
    target = reward if terminated else reward + gamma * max(Q[next_state].tolist())
    Q[state][action] = (1 - alpha) * old + alpha * target
    return np.array(target - old)
