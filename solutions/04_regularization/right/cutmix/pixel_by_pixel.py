# exercises: cutmix
def cutmix(x, targets, order, lam, centres):
    mixed, soft = np.array(x), []
    N, C, H, W = x.shape
    for n in range(N):
        h, w = int((1 - lam[n]) ** 0.5 * H), int((1 - lam[n]) ** 0.5 * W)
        pasted = 0
        for i in range(centres[n][0] - h // 2, centres[n][0] - h // 2 + h):
            for j in range(centres[n][1] - w // 2, centres[n][1] - w // 2 + w):
                if i in range(H) and j in range(W):
                    mixed[n, :, i, j] = x[order[n], :, i, j]
                    pasted += 1
        a = pasted / H / W
        soft.append(targets[n] * (1 - a) + targets[order[n]] * a)
    return mixed, np.vstack(soft)
