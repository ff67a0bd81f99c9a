# expect: RAISED on "6 steps"
# slip: One loss a step came back; the mean of them is asked for.
def reinforce_loss(log_probs, returns):
    return -log_probs * returns.detach()
