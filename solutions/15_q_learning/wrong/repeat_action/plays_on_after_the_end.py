# expect: RAISED on "terminated at the third"
# slip: An episode that has ended is stepped again.
def repeat_action(env, action, repeats):
    frames, total = [], 0.0
    for _ in range(repeats):
        frame, reward, terminated, truncated, _ = env.step(action)
        frames.append(frame.copy())
        total += reward
    return np.max(frames[-2:], axis=0), total, terminated, truncated
