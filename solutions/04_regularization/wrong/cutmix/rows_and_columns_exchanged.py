# expect: WRONG on "boxes inside the picture"
# slip: The centre is read as column before row.
def cutmix(x, targets, order, lam, centres):
    N, C, H, W = x.shape
    mixed, soft = x.copy(), np.empty(targets.shape)
    for n in range(N):
        h, w = int(H * np.sqrt(1 - lam[n])), int(W * np.sqrt(1 - lam[n]))
        top, left = centres[n, 1] - h // 2, centres[n, 0] - w // 2
        y1, y2 = np.clip([top, top + h], 0, H)
        x1, x2 = np.clip([left, left + w], 0, W)
        mixed[n, :, y1:y2, x1:x2] = x[order[n], :, y1:y2, x1:x2]
        share = (y2 - y1) * (x2 - x1) / (H * W)
        soft[n] = (1 - share) * targets[n] + share * targets[order[n]]
    return mixed, soft
