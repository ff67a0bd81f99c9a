# expect: WRONG on "7 rewards, gamma 0.9"
# slip: The rewards of the past were summed; the return to go sums those of the future.
def returns_to_go(rewards, gamma):
    out, running = np.zeros(np.shape(rewards)), 0.0
    for t in range(len(rewards)):
        running = rewards[t] + gamma * running
        out[t] = running
    return out
