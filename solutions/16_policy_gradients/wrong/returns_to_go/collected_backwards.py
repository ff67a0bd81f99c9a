# expect: WRONG on "7 rewards, gamma 0.9"
# slip: The returns were collected from the end and never turned round.
def returns_to_go(rewards, gamma):
    out, running = [], 0.0
    for r in rewards[::-1]:
        running = r + gamma * running
        out.append(running)
    return np.array(out)
