# expect: WRONG on "explores as it should"
# slip: epsilon is not used: the best action is taken each time.
def q_learning(env, Q, episodes, alpha, gamma, epsilon, rng):
    import numpy as np

    returns = np.zeros(episodes)
    for episode in range(episodes):
        state, _ = env.reset()
        over = False
        while not over:
            action = epsilon_greedy(Q[state], 0.0, rng)
            next_state, reward, terminated, truncated, _ = env.step(action)
            q_learning_update(Q, state, action, reward, next_state, terminated, alpha, gamma)
            returns[episode] += reward
            state, over = next_state, terminated or truncated
    return returns
