# expect: SHAPE on "4x3 logits"
# slip: Each row has an entropy of its own; the mean is taken by whoever needs it.

def entropy(logits):
    logp = torch.log_softmax(logits, dim=1)
    return -(logp.exp() * logp).sum(dim=1).mean()
