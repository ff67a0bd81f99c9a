# expect: WRONG on "learns the best from random actions"
# slip: The target takes the action that will be taken next: that is SARSA, which learns the value of exploring too.
def q_learning(env, Q, episodes, alpha, gamma, epsilon, rng):
    import numpy as np

    returns = np.zeros(episodes)
    for episode in range(episodes):
        state, _ = env.reset()
        action, over = epsilon_greedy(Q[state], epsilon, rng), False
        while not over:
            next_state, reward, terminated, truncated, _ = env.step(action)
            following = epsilon_greedy(Q[next_state], epsilon, rng)
            target = reward + gamma * Q[next_state, following] * (not terminated)
            Q[state, action] += alpha * (target - Q[state, action])
            returns[episode] += reward
            over = terminated or truncated
            if epsilon == 0:
                following = int(Q[next_state].argmax())
            state, action = next_state, following
    return returns
