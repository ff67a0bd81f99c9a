# expect: WRONG on "one step"
# slip: The old value stays whole: alpha times the target is added, not alpha times the error.
def q_learning_update(Q, state, action, reward, next_state, terminated, alpha, gamma):
    target = reward + gamma * Q[next_state].max() * (not terminated)
    error = target - Q[state, action]
    Q[state, action] = Q[state, action] + alpha * target
    return error
