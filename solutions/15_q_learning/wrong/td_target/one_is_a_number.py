# expect: SHAPE on "a batch of one"
# slip: A batch of one transition is still a batch: its target has the shape (1,).
def td_target(reward, next_q, terminated, gamma):
    y = reward + gamma * np.where(terminated, 0.0, np.max(next_q, axis=-1))
    return float(np.squeeze(y)) if np.size(y) == 1 else y
