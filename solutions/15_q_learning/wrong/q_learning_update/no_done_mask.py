# expect: WRONG on "the world ends"
# slip: The table is asked about a state in which the world has ended.
def q_learning_update(Q, state, action, reward, next_state, terminated, alpha, gamma):
    error = reward + gamma * Q[next_state].max() - Q[state, action]
    Q[state, action] += alpha * error
    return error
