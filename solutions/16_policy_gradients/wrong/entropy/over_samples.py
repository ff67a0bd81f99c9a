# expect: SHAPE on "4x3 logits"
# slip: A distribution is a row: the softmax and the sum run over actions, not over samples.

def entropy(logits):
    logp = torch.log_softmax(logits, dim=0)
    return -(logp.exp() * logp).sum(dim=0)
