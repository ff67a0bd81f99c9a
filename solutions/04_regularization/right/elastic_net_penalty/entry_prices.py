# exercises: elastic_net_penalty
def elastic_net_penalty(W, reg, l1_ratio):
    size = abs(W)
    price = size * (l1_ratio + (1 - l1_ratio) * size / 2)
    slope = np.copysign(l1_ratio + (1 - l1_ratio) * size, W)
    return price.sum() * reg, slope * reg
