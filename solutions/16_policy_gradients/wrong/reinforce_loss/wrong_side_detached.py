# expect: RAISED on "6 steps"
# slip: The log-probabilities were taken out of the graph, not the returns.
def reinforce_loss(log_probs, returns):
    return -(log_probs.detach() * returns).mean()
