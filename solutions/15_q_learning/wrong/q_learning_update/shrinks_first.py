# expect: WRONG on "a step that stays where it was"
# slip: The entry is multiplied by 1 - alpha before the target is taken, and where the next state is this one, the target shrinks with it.
def q_learning_update(Q, state, action, reward, next_state, terminated, alpha, gamma):
    error = reward + gamma * Q[next_state].max() * (not terminated) - Q[state, action]
    Q[state, action] *= 1 - alpha
    Q[state, action] += alpha * (reward + gamma * Q[next_state].max() * (not terminated))
    return error
