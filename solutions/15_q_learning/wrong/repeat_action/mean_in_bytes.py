# expect: WRONG on "four times"
# slip: A mean of two frames halves what flickers: the maximum keeps it.
def repeat_action(env, action, repeats):
    frames, total = [], 0.0
    for _ in range(repeats):
        frame, reward, terminated, truncated, _ = env.step(action)
        frames.append(frame.copy())
        total += reward
        if terminated or truncated:
            break
    return np.mean(frames[-2:], axis=0).astype(frames[0].dtype), total, terminated, truncated
