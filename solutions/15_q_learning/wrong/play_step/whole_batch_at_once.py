# expect: SHAPE on "nobody ends"
# slip: All games go into the buffer as one transition: it holds one game a row.
def play_step(envs, observations, starting, actions, buffer):
    next_observations, rewards, terminated, truncated, _ = envs.step(actions)
    go = ~starting
    buffer.add(observations[go], actions[go], rewards[go], next_observations[go], terminated[go])
    return next_observations, rewards, terminated | truncated
