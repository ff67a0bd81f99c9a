# expect: WRONG on "rows far apart, unlikely actions"
# slip: Probabilities were kept above a small number: unlikely actions get a wrong logarithm and no gradient.
def log_prob_categorical(logits, actions):
    probs = torch.softmax(logits, dim=1).clamp(min=1e-12)
    return probs.log()[torch.arange(len(actions)), actions]
