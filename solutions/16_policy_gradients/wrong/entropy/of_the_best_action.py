# expect: WRONG on "4x3 logits"
# slip: The entropy is the mean surprise over all actions, not the surprise of the likeliest one.

def entropy(logits):
    return -torch.log_softmax(logits, dim=1).max(dim=1).values
