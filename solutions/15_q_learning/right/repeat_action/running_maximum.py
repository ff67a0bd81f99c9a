# exercises: repeat_action
def repeat_action(env, action, repeats):
    """The last frame and the one before it, no list."""
    newest = older = None
    rewards = []
    while len(rewards) < repeats:
        screen, reward, terminated, truncated, info = env.step(action)
        older, newest = newest, np.array(screen)
        rewards.append(reward)
        if terminated | truncated:
            break
    return newest if older is None else np.maximum(older, newest), sum(rewards), terminated, truncated
