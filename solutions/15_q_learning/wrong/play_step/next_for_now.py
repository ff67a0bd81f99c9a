# expect: WRONG on "nobody ends"
# slip: The observation after the step is kept as the one before it as well.
def play_step(envs, observations, starting, actions, buffer):
    next_observations, rewards, terminated, truncated, _ = envs.step(actions)
    for i in range(len(actions)):
        if not starting[i]:
            buffer.add(next_observations[i], actions[i], rewards[i], next_observations[i], terminated[i])
    return next_observations, rewards, terminated | truncated
