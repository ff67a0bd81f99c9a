# expect: WRONG on "episodes that terminate"
# slip: The returns that are reported are discounted; the plain sum was asked for.
def q_learning(env, Q, episodes, alpha, gamma, epsilon, rng):
    import numpy as np

    returns = np.zeros(episodes)
    for episode in range(episodes):
        state, _ = env.reset()
        over, discount = False, 1.0
        while not over:
            action = epsilon_greedy(Q[state], epsilon, rng)
            next_state, reward, terminated, truncated, _ = env.step(action)
            q_learning_update(Q, state, action, reward, next_state, terminated, alpha, gamma)
            returns[episode] += discount * reward
            discount *= gamma
            state, over = next_state, terminated or truncated
    return returns
