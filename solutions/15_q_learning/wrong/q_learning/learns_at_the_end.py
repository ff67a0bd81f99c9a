# expect: WRONG on "episodes that terminate"
# slip: The episode is played to its end with the old table, and learnt from only afterwards.
def q_learning(env, Q, episodes, alpha, gamma, epsilon, rng):
    import numpy as np

    returns = np.zeros(episodes)
    for episode in range(episodes):
        state, _ = env.reset()
        over, lived = False, []
        while not over:
            action = epsilon_greedy(Q[state], epsilon, rng)
            next_state, reward, terminated, truncated, _ = env.step(action)
            lived.append((state, action, reward, next_state, terminated))
            returns[episode] += reward
            state, over = next_state, terminated or truncated
        for transition in reversed(lived):
            q_learning_update(Q, *transition, alpha, gamma)
    return returns
