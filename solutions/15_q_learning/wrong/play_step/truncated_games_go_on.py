# expect: SHAPE on "two begin, two are truncated"
# slip: A truncated game begins anew as well: only terminated ones are reported as starting.
def play_step(envs, observations, starting, actions, buffer):
    next_observations, rewards, terminated, truncated, _ = envs.step(actions)
    for i in range(len(actions)):
        if not starting[i]:
            buffer.add(observations[i], actions[i], rewards[i], next_observations[i], terminated[i])
    return next_observations, rewards, terminated
