# expect: WRONG on "6 steps"
# slip: The probabilities were weighted, not their logarithms: unlikely actions then hardly learn.
def reinforce_loss(log_probs, returns):
    return -(log_probs.exp() * returns.detach()).mean()
