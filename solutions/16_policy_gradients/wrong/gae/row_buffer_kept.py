# expect: WRONG on "nothing ends"
# slip: Every row refers to the same array, which goes on changing: store a copy, or compute a new array in each step.

def gae(rewards, values, next_values, terminated, ended, gamma, lam):
    deltas = rewards + gamma * (1 - terminated) * next_values - values
    later, rows = np.zeros(deltas.shape[1]), []
    for t in reversed(range(len(deltas))):
        later *= gamma * lam * (1 - ended[t])
        later += deltas[t]
        rows.insert(0, later)
    return np.array(rows)
