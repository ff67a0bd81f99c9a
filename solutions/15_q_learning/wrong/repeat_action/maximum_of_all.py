# expect: WRONG on "four times"
# slip: The maximum over all frames smears what moves: only the last two are wanted.
def repeat_action(env, action, repeats):
    frames, total = [], 0.0
    for _ in range(repeats):
        frame, reward, terminated, truncated, _ = env.step(action)
        frames.append(frame.copy())
        total += reward
        if terminated or truncated:
            break
    return np.max(frames, axis=0), total, terminated, truncated
