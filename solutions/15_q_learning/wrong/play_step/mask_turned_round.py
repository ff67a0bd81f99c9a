# expect: SHAPE on "nobody ends"
# slip: The condition is turned round: the games that only begin are kept, and those that play are not.
def play_step(envs, observations, starting, actions, buffer):
    next_observations, rewards, terminated, truncated, _ = envs.step(actions)
    for i in range(len(actions)):
        if starting[i]:
            buffer.add(observations[i], actions[i], rewards[i], next_observations[i], terminated[i])
    return next_observations, rewards, terminated | truncated
