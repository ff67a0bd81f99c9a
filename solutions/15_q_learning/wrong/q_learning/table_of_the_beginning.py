# expect: WRONG on "whatever is done is dear"
# slip: The actions of an episode are chosen from the table as it stood at its beginning.
def q_learning(env, Q, episodes, alpha, gamma, epsilon, rng):
    returns = np.zeros(episodes)
    for episode in range(episodes):
        state, _ = env.reset()
        old, over = Q.copy(), False
        while not over:
            action = epsilon_greedy(old[state], epsilon, rng)
            next_state, reward, terminated, truncated, _ = env.step(action)
            q_learning_update(Q, state, action, reward, next_state, terminated, alpha, gamma)
            returns[episode] += reward
            state, over = next_state, terminated or truncated
    return returns
