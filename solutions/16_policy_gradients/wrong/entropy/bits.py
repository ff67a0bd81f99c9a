# expect: WRONG on "4x3 logits"
# slip: The entropy is asked for in nats, with the natural logarithm.

def entropy(logits):
    logp = torch.log_softmax(logits, dim=1)
    return -(logp.exp() * logp).sum(dim=1) / np.log(2)
