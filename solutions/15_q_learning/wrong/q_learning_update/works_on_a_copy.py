# expect: WRONG on "one step"
# slip: A copy is changed, and the table that came stays as it was.
def q_learning_update(Q, state, action, reward, next_state, terminated, alpha, gamma):
    Q = Q.copy()
    error = reward + gamma * Q[next_state].max() * (not terminated) - Q[state, action]
    Q[state, action] += alpha * error
    return error
