# expect: WRONG on "4x3 logits"
# slip: The entropy is minus the sum of p log p, which is never negative.

def entropy(logits):
    logp = torch.log_softmax(logits, dim=1)
    return (logp.exp() * logp).sum(dim=1)
