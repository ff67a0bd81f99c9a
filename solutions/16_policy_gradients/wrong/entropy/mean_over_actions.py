# expect: WRONG on "4x3 logits"
# slip: An expectation is the sum weighted with p; dividing by the number of actions as well is once too often.

def entropy(logits):
    logp = torch.log_softmax(logits, dim=1)
    return -(logp.exp() * logp).mean(dim=1)
