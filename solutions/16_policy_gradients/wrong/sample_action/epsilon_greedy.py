# expect: WRONG on "3 policies, 4 actions"
# slip: This is epsilon-greedy: the likeliest action, or any at random. The policy has probabilities of its own.
def sample_action(logits):
    best = logits.argmax(dim=1)
    other = torch.randint(0, logits.shape[1], best.shape)
    return torch.where(torch.rand(len(best)) < 0.1, other, best)
