# expect: WRONG on "nobody ends"
# slip: The mask 1 - terminated is kept in the place of terminated.
def play_step(envs, observations, starting, actions, buffer):
    next_observations, rewards, terminated, truncated, _ = envs.step(actions)
    for i in range(len(actions)):
        if not starting[i]:
            buffer.add(observations[i], actions[i], rewards[i], next_observations[i], not terminated[i])
    return next_observations, rewards, terminated | truncated
