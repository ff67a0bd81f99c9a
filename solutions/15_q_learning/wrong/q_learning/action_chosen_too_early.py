# expect: WRONG on "whatever is done is dear"
# slip: The next action is chosen before the update: in a state that leads to itself it is chosen from what was believed before.
def q_learning(env, Q, episodes, alpha, gamma, epsilon, rng):
    returns = np.zeros(episodes)
    for episode in range(episodes):
        state, _ = env.reset()
        action, over = epsilon_greedy(Q[state], epsilon, rng), False
        while not over:
            next_state, reward, terminated, truncated, _ = env.step(action)
            next_action = epsilon_greedy(Q[next_state], epsilon, rng)
            q_learning_update(Q, state, action, reward, next_state, terminated, alpha, gamma)
            returns[episode] += reward
            state, action, over = next_state, next_action, terminated or truncated
    return returns
