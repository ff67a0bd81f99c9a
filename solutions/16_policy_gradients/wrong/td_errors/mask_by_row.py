# expect: WRONG on "six steps of three environments"
# slip: Each environment ends at a time of its own: the mask is (T, E), not one for the whole row.

def td_errors(rewards, values, next_values, terminated, gamma):
    mask = 1.0 - terminated.any(axis=1, keepdims=True)
    return rewards + gamma * mask * next_values - values
