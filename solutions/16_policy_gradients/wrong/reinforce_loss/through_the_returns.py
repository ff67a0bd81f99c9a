# expect: WRONG on "returns with a graph"
# slip: The gradient goes through the returns too: whatever made them is trained to make them large where log-probabilities are high.
def reinforce_loss(log_probs, returns):
    return -(log_probs * returns).mean()
