# expect: SHAPE on "three components"
# slip: The sum runs over the components, the last axis, and leaves one number for a single row.

def gaussian_entropy(log_std):
    return log_std + 0.5 * np.log(2 * np.pi * np.e)
