# expect: WRONG on "over after one"
# slip: Where both flags are set only one of them comes back.
def repeat_action(env, action, repeats):
    frames, total = [], 0.0
    for _ in range(repeats):
        frame, reward, terminated, truncated, _ = env.step(action)
        frames.append(frame.copy())
        total += reward
        if terminated or truncated:
            break
    return np.max(frames[-2:], axis=0), total, terminated, truncated and not terminated
