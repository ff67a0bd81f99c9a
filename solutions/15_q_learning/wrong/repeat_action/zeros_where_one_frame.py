# expect: WRONG on "over after one"
# slip: The frame of the call before is remembered: where the episode ends at the first step, it shines through.
_shown = [None]


def repeat_action(env, action, repeats):
    total = 0.0
    for _ in range(repeats):
        frame, reward, terminated, truncated, _ = env.step(action)
        before, _shown[0] = _shown[0], frame.copy()
        total += reward
        if terminated or truncated:
            break
    both = frame if before is None or before.shape != frame.shape else np.maximum(before, frame)
    return both, total, terminated, truncated
