# exercises: cowmix
def cowmix(x, targets, order, masks):
    mixed, soft = x.copy(), targets.copy()
    for n, (partner, mask) in enumerate(zip(order, masks)):
        mixed[n][:, mask] = x[partner][:, mask]
        a = np.count_nonzero(mask) / mask.size
        soft[n] += a * (targets[partner] - targets[n])
    return mixed, soft
