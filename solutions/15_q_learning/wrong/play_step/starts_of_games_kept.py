# expect: SHAPE on "one has terminated"
# slip: The step that only begins a new game is kept: a transition from the end of one game to the beginning of another.
def play_step(envs, observations, starting, actions, buffer):
    next_observations, rewards, terminated, truncated, _ = envs.step(actions)
    for i in range(len(actions)):
        buffer.add(observations[i], actions[i], rewards[i], next_observations[i], terminated[i])
    return next_observations, rewards, terminated | truncated
