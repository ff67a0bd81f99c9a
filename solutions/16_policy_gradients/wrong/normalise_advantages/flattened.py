# expect: SHAPE on "5x3 advantages"
# slip: The shape stays as it came.

def normalise_advantages(advantages, eps=1e-8):
    a = advantages.ravel()
    return (a - a.mean()) / (a.std() + eps)
