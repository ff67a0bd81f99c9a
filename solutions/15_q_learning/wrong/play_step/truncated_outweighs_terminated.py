# expect: WRONG on "terminated and truncated at once"
# slip: Where both flags are set the transition is kept as one that goes on.
def play_step(envs, observations, starting, actions, buffer):
    next_observations, rewards, terminated, truncated, _ = envs.step(actions)
    for i in np.flatnonzero(~starting):
        buffer.add(observations[i], actions[i], rewards[i], next_observations[i], terminated[i] and not truncated[i])
    return next_observations, rewards, terminated | truncated
