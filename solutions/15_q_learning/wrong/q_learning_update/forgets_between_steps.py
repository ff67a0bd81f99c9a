# expect: WRONG on "thirty steps"
# slip: The table is read as it was at the first step: what has been learnt since is lost.
TABLES = {}


def q_learning_update(Q, state, action, reward, next_state, terminated, alpha, gamma):
    old = TABLES.setdefault(id(Q), Q.copy())
    error = reward + gamma * old[next_state].max() * (not terminated) - Q[state, action]
    Q[state, action] += alpha * error
    return error
