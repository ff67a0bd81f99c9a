# expect: WRONG on "seeds"
# slip: The seed was set inside the function: each call draws the same.
def sample_action(logits):
    torch.manual_seed(0)
    return torch.multinomial(torch.softmax(logits, dim=1), 1)[:, 0]
