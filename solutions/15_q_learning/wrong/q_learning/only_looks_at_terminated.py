# expect: RAISED on "cut by the clock"
# slip: The loop plays on after the clock has run out: an episode is over when either flag is set.
def q_learning(env, Q, episodes, alpha, gamma, epsilon, rng):
    import numpy as np

    returns = np.zeros(episodes)
    for episode in range(episodes):
        state, _ = env.reset()
        over = False
        while not over:
            action = epsilon_greedy(Q[state], epsilon, rng)
            next_state, reward, terminated, truncated, _ = env.step(action)
            q_learning_update(Q, state, action, reward, next_state, terminated, alpha, gamma)
            returns[episode] += reward
            state, over = next_state, terminated
    return returns
