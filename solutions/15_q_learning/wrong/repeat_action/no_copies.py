# expect: WRONG on "one array for all frames"
# slip: Both frames are the same array, which the environment writes into: their maximum is the last one alone.
def repeat_action(env, action, repeats):
    frames, total = [], 0.0
    for _ in range(repeats):
        frame, reward, terminated, truncated, _ = env.step(action)
        frames.append(frame)
        total += reward
        if terminated or truncated:
            break
    return np.max(frames[-2:], axis=0), total, terminated, truncated
