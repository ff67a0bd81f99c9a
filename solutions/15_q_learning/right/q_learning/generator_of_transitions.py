# exercises: q_learning
import numpy as np


def transitions(env, Q, epsilon, rng):
    state, info = env.reset()
    truncated = terminated = False
    while not (truncated or terminated):
        action = epsilon_greedy(Q[state : state + 1], epsilon, rng).item()
        following, reward, terminated, truncated, info = env.step(action)
        yield state, action, reward, following, terminated
        state = following


def q_learning(env, Q, episodes, alpha, gamma, epsilon, rng):
    def one():
        total = 0.0
        for transition in transitions(env, Q, epsilon, rng):
            q_learning_update(Q, *transition, alpha, gamma)
            total += transition[2]
        return total

    return np.fromiter((one() for _ in range(episodes)), dtype=float)
