# expect: WRONG on "cut by the clock"
# slip: Where the clock ran out the update is told that the world has ended.
def q_learning(env, Q, episodes, alpha, gamma, epsilon, rng):
    import numpy as np

    returns = np.zeros(episodes)
    for episode in range(episodes):
        state, _ = env.reset()
        over = False
        while not over:
            action = epsilon_greedy(Q[state], epsilon, rng)
            next_state, reward, terminated, truncated, _ = env.step(action)
            q_learning_update(Q, state, action, reward, next_state, terminated or truncated, alpha, gamma)
            returns[episode] += reward
            state, over = next_state, terminated or truncated
    return returns
