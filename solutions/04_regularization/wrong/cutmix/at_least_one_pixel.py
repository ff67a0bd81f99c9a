# expect: WRONG on "an empty box and a whole one"
# slip: A box has at least one pixel here; for lam = 1 it is empty.
def cutmix(x, targets, order, lam, centres):
    N, C, H, W = x.shape
    mixed, soft = x.copy(), np.empty(targets.shape)
    for n in range(N):
        h, w = max(1, int(H * np.sqrt(1 - lam[n]))), max(1, int(W * np.sqrt(1 - lam[n])))
        top, left = centres[n, 0] - h // 2, centres[n, 1] - w // 2
        y1, y2 = np.clip([top, top + h], 0, H)
        x1, x2 = np.clip([left, left + w], 0, W)
        mixed[n, :, y1:y2, x1:x2] = x[order[n], :, y1:y2, x1:x2]
        share = (y2 - y1) * (x2 - x1) / (H * W)
        soft[n] = (1 - share) * targets[n] + share * targets[order[n]]
    return mixed, soft
