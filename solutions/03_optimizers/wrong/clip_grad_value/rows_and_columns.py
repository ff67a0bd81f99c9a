# expect: RAISED on "one, two and four axes"
# slip: Two loops, over rows and columns, serve for a matrix only.
def clip_grad_value(grads, limit):
    clipped = {}
    for name, g in grads.items():
        clipped[name] = np.array([[min(max(entry, -limit), limit) for entry in row] for row in g])
    return clipped
