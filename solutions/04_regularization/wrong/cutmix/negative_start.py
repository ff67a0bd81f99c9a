# expect: WRONG on "boxes over the upper left edge"
# slip: A box that starts above row 0 or left of column 0 is sliced with a negative start, which numpy counts from the end.
def cutmix(x, targets, order, lam, centres):
    N, C, H, W = x.shape
    mixed, soft = x.copy(), np.empty(targets.shape)
    for n in range(N):
        h, w = int(H * np.sqrt(1 - lam[n])), int(W * np.sqrt(1 - lam[n]))
        top, left = centres[n, 0] - h // 2, centres[n, 1] - w // 2
        y1, y2 = top, min(top + h, H)
        x1, x2 = left, min(left + w, W)
        mixed[n, :, y1:y2, x1:x2] = x[order[n], :, y1:y2, x1:x2]
        share = (y2 - y1) * (x2 - x1) / (H * W)
        soft[n] = (1 - share) * targets[n] + share * targets[order[n]]
    return mixed, soft
