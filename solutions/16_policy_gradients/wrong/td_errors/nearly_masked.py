# expect: WRONG on "one environment, values near 1e6 behind an end"
# slip: A mask is exactly 0: a small factor is seen as soon as the masked number is large.

def td_errors(rewards, values, next_values, terminated, gamma):
    mask = np.where(terminated, 1e-8, 1.0)
    return rewards + gamma * mask * next_values - values
