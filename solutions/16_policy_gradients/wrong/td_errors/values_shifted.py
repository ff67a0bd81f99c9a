# expect: WRONG on "six steps of three environments"
# slip: The value behind a step is next_values of the same row; the next row of values may belong to another episode.

def td_errors(rewards, values, next_values, terminated, gamma):
    following = np.append(values[1:], next_values[-1:], axis=0)
    return rewards + gamma * np.where(terminated, 0.0, following) - values
