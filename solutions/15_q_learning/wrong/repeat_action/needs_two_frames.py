# expect: RAISED on "over after one"
# slip: Two frames are taken for granted: where the episode ends at the first step there is one.
def repeat_action(env, action, repeats):
    frames, total = [], 0.0
    for _ in range(repeats):
        frame, reward, terminated, truncated, _ = env.step(action)
        frames.append(frame.copy())
        total += reward
        if terminated or truncated:
            break
    return np.maximum(frames[-2], frames[-1]), total, terminated, truncated
