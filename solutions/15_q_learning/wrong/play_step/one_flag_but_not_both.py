# expect: SHAPE on "terminated and truncated at once"
# slip: A game begins anew where the flags differ; where both are set it has ended too.
def play_step(envs, observations, starting, actions, buffer):
    next_observations, rewards, terminated, truncated, _ = envs.step(actions)
    for i in np.flatnonzero(~starting):
        buffer.add(observations[i], actions[i], rewards[i], next_observations[i], terminated[i])
    return next_observations, rewards, terminated != truncated
