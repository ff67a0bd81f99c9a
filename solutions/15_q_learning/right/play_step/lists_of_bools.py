# exercises: play_step
def play_step(envs, observations, starting, actions, buffer):
    going = [i for i in range(len(starting)) if not starting[i]]
    before = [np.copy(observations[i]) for i in going]
    result = envs.step(actions)
    for i, old in zip(going, before):
        buffer.add(old, int(actions[i]), float(result[1][i]), result[0][i].copy(), bool(result[2][i]))
    over = np.array([bool(t) or bool(c) for t, c in zip(result[2], result[3])])
    return result[0], np.asarray(result[1]), over
