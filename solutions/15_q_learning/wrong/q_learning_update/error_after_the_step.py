# expect: WRONG on "one step"
# slip: The TD error is worked out anew after the step, when the entry has already moved.
def q_learning_update(Q, state, action, reward, next_state, terminated, alpha, gamma):
    target = reward + gamma * Q[next_state].max() * (not terminated)
    Q[state, action] += alpha * (target - Q[state, action])
    return target - Q[state, action]
