# expect: SHAPE on "8 scores of 3 weights"
# slip: A baseline for each weight came back; one number for all is asked for.
def optimal_baseline(scores, returns):
    return (scores**2 * returns[:, None]).mean(axis=0) / (scores**2).mean(axis=0)
