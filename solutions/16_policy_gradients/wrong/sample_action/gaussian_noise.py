# expect: WRONG on "3 policies, 4 actions"
# slip: Gaussian noise was added before the argmax; the probabilities come out right with Gumbel noise, -log(-log u).
def sample_action(logits):
    return (logits + torch.randn_like(logits)).argmax(dim=1)
