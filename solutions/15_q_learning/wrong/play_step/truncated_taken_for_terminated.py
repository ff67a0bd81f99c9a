# expect: WRONG on "two begin, two are truncated"
# slip: A game that the clock has cut would have gone on: it is kept as if nothing could come after it.
def play_step(envs, observations, starting, actions, buffer):
    next_observations, rewards, terminated, truncated, _ = envs.step(actions)
    for i in range(len(actions)):
        if not starting[i]:
            buffer.add(observations[i], actions[i], rewards[i], next_observations[i], terminated[i] or truncated[i])
    return next_observations, rewards, terminated | truncated
