# expect: RAISED on "overlapping windows"
# slip: The picture was cut into tiles: that is right only where the windows neither overlap nor leave gaps.
def avg_pool_forward(x, pool_param):
    N, C, H, W = x.shape
    ph, pw = pool_param["pool_height"], pool_param["pool_width"]
    tiles = x.reshape(N, C, H // ph, ph, W // pw, pw)
    return tiles.mean(axis=3).mean(axis=4), (x, pool_param)
