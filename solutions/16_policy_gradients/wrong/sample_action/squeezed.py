# expect: SHAPE on "one row at a time"
# slip: squeeze() took the batch away when it held one row.
def sample_action(logits):
    return torch.multinomial(torch.softmax(logits, dim=1), 1).squeeze()
