# expect: WRONG on "ten entries"
# slip: This is what the threshold takes away, not what it leaves.
def soft_threshold(w, t):
    return np.clip(w, -t, t)
