# exercises: play_step
def play_step(envs, observations, starting, actions, buffer):
    after, rewards, terminated, truncated, infos = envs.step(actions)
    for begins, *row in zip(starting.tolist(), observations, actions.tolist(), rewards.tolist(), after, terminated.tolist()):
        if begins:
            continue
        observation, action, reward, next_observation, end = row
        buffer.add(observation=observation, action=action, reward=reward, next_observation=next_observation, terminated=end)
    return after, rewards, np.logical_or(terminated, truncated)
