# exercises: repeat_action
def repeat_action(env, action, repeats):
    """A ring of two places; a place that was not filled holds the first frame."""
    ring, reward = None, 0.0
    for i in range(repeats):
        frame, gained, terminated, truncated, _ = env.step(action)
        if ring is None:
            ring = np.stack([frame, frame])
        ring[i % 2] = frame
        reward = reward + gained
        if terminated or truncated:
            return ring.max(axis=0), reward, terminated, truncated
    return ring.max(axis=0), reward, False, False
