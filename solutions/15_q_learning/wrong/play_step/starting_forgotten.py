# expect: SHAPE on "two begin, two are truncated"
# slip: Which games begin is remembered in the buffer from call to call, and what the caller says of it is not looked at.
def play_step(envs, observations, starting, actions, buffer):
    about_to_begin = getattr(buffer, "about_to_begin", np.zeros(len(actions), bool))
    next_observations, rewards, terminated, truncated, _ = envs.step(actions)
    for i in np.flatnonzero(~about_to_begin):
        buffer.add(observations[i], actions[i], rewards[i], next_observations[i], terminated[i])
    buffer.about_to_begin = terminated | truncated
    return next_observations, rewards, terminated | truncated
