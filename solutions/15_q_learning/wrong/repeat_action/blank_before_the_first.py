# expect: WRONG on "once, real numbers"
# slip: A blank frame of zeros stands before the first one: where pixels may be below zero, it wins.
def repeat_action(env, action, repeats):
    last, total = None, 0.0
    for _ in range(repeats):
        frame, reward, terminated, truncated, _ = env.step(action)
        before = np.zeros_like(frame) if last is None else last
        last, total = frame.copy(), total + reward
        if terminated or truncated:
            break
    return np.maximum(last, before), total, terminated, truncated
