# expect: WRONG on "four times"
# slip: Only the last frame is shown: a sprite that is drawn in every second one comes and goes.
def repeat_action(env, action, repeats):
    frames, total = [], 0.0
    for _ in range(repeats):
        frame, reward, terminated, truncated, _ = env.step(action)
        frames.append(frame.copy())
        total += reward
        if terminated or truncated:
            break
    return frames[-1], total, terminated, truncated
