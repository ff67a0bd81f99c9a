# expect: WRONG on "ten entries"
# slip: Entries smaller than t crossed zero and came out on the other side; they stop at 0.
def soft_threshold(w, t):
    return w - t * np.sign(w)
