# expect: RAISED on "truncated at the second"
# slip: Only terminated ends the loop; a truncated episode is stepped again.
def repeat_action(env, action, repeats):
    frames, total = [], 0.0
    for _ in range(repeats):
        frame, reward, terminated, truncated, _ = env.step(action)
        frames.append(frame.copy())
        total += reward
        if terminated:
            break
    return np.max(frames[-2:], axis=0), total, terminated, truncated
