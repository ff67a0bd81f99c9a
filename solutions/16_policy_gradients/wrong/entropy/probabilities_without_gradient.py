# expect: WRONG on "4x3 logits"
# slip: The value is right, but p is a function of the logits too: both factors have a gradient.

def entropy(logits):
    logp = torch.log_softmax(logits, dim=1)
    return -(logp.exp().detach() * logp).sum(dim=1)
