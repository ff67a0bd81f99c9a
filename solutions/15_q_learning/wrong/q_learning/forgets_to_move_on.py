# expect: WRONG on "episodes that terminate"
# slip: The state is never moved on: every action is chosen for the state in which the episode began.
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
            over = terminated or truncated
    return returns
