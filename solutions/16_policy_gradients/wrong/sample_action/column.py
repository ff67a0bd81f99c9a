# expect: SHAPE on "3 policies, 4 actions"
# slip: multinomial gives a column (N, 1).
def sample_action(logits):
    return torch.multinomial(torch.softmax(logits, dim=1), 1)
