# expect: SHAPE on "one episode in a column"
# slip: One episode in a column lost its axis.
def returns_to_go(rewards, gamma):
    rewards = np.squeeze(np.asarray(rewards, dtype=float))
    out, running = np.zeros_like(rewards), 0.0
    for t in reversed(range(len(rewards))):
        running = rewards[t] + gamma * running
        out[t] = running
    return out
