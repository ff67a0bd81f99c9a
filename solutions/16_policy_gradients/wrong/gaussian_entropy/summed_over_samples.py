# expect: SHAPE on "a row for each sample"
# slip: Each row has an entropy of its own.

def gaussian_entropy(log_std):
    return (log_std + 0.5 * np.log(2 * np.pi * np.e)).sum()
