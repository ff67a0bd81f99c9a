# expect: WRONG on "600 pictures, p = 0.5"
# slip: The coins come from np.random and not from the generator that was handed in, so that its state does not decide the answer.
def flip(x, rng, p=0.5):
    coins = np.random.rand(x.shape[0]) < p
    out = x.copy()
    out[coins] = out[coins][:, :, :, ::-1]
    return out
