# expect: WRONG on "one has terminated"
# slip: A game that has begun counts as beginning for ever: starting is what has ended at this step, not also before.
def play_step(envs, observations, starting, actions, buffer):
    next_observations, rewards, terminated, truncated, _ = envs.step(actions)
    for i in range(len(actions)):
        if not starting[i]:
            buffer.add(observations[i], actions[i], rewards[i], next_observations[i], terminated[i])
    return next_observations, rewards, terminated | truncated | starting
