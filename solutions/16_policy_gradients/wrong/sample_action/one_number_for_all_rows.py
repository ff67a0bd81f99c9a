# expect: WRONG on "3 policies, 4 actions"
# slip: One uniform number served all rows: they move together.
def sample_action(logits):
    cumulative = torch.softmax(logits, dim=1).cumsum(dim=1)
    u = torch.rand(1, dtype=logits.dtype)
    return (cumulative[:, :-1] < u).sum(dim=1)
