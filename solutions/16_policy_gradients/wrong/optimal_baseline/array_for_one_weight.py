# expect: SHAPE on "one weight"
# slip: With one weight an array of one came back instead of a number.
def optimal_baseline(scores, returns):
    weight = scores**2 if scores.shape[1] == 1 else (scores**2).sum(axis=1, keepdims=True)
    best = (weight * returns[:, None]).sum(axis=0) / weight.sum(axis=0)
    return best if scores.shape[1] == 1 else best[0]
