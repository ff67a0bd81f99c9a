# exercises: grid_world
def grid_world(layout, living_reward, drift):
    cells = np.array([list(row) for row in layout])
    H, W = cells.shape
    S = cells.size
    number = np.arange(S).reshape(H, W)
    padded = np.pad(number, 1, constant_values=-1)
    step = np.stack([padded[1:-1, :-2], padded[2:, 1:-1], padded[1:-1, 2:], padded[:-2, 1:-1]]).reshape(4, S)
    blocked = (step < 0) | (cells.ravel()[step] == "#")
    step = np.where(blocked, np.arange(S), step)
    sure = np.eye(S)[step]  # (4, S, S): where each direction leads on a dry floor
    P = (1 - drift) * sure + drift / 2 * (np.roll(sure, 1, axis=0) + np.roll(sure, -1, axis=0))
    P = P.transpose(1, 0, 2).copy()
    pay = (cells.ravel() == "+") * 1.0 - (cells.ravel() == "-")
    R = living_reward + P @ pay
    done = cells.ravel() != "."
    P[done] = np.eye(S)[done][:, None]
    R[done] = 0
    return P, R
