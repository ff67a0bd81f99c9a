# expect: SHAPE on "one has terminated"
# slip: The step at which a game ends is left out, and with it every transition that has terminated.
def play_step(envs, observations, starting, actions, buffer):
    next_observations, rewards, terminated, truncated, _ = envs.step(actions)
    for i in range(len(actions)):
        if not (terminated[i] or truncated[i]):
            buffer.add(observations[i], actions[i], rewards[i], next_observations[i], terminated[i])
    return next_observations, rewards, terminated | truncated
