# expect: RAISED on "overlapping windows"
# slip: The picture was cut into tiles: that is right only where the windows neither overlap nor leave gaps.
def max_pool_forward_naive(x, pool_param):
    N, C, H, W = x.shape
    ph, pw = pool_param["pool_height"], pool_param["pool_width"]
    tiles = x.reshape(N, C, H // ph, ph, W // pw, pw)
    return tiles.max(axis=3).max(axis=4), (x, pool_param)
