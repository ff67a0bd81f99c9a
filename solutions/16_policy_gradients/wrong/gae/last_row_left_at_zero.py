# expect: WRONG on "nothing ends"
# slip: The last row has an advantage too, its own surprise; a loop that begins one row above leaves it at 0.

def gae(rewards, values, next_values, terminated, ended, gamma, lam):
    deltas = rewards + gamma * (1 - terminated) * next_values - values
    advantages = np.zeros_like(deltas)
    for t in reversed(range(len(deltas) - 1)):
        advantages[t] = deltas[t] + gamma * lam * (1 - ended[t]) * advantages[t + 1]
    return advantages
