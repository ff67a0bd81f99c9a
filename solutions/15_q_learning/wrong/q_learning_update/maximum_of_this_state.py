# expect: WRONG on "one step"
# slip: The target looks at the state that is left, not at the one that is reached.
def q_learning_update(Q, state, action, reward, next_state, terminated, alpha, gamma):
    future = 0.0 if terminated else gamma * Q[state].max()
    error = reward + future - Q[state, action]
    Q[state, action] += alpha * error
    return error
