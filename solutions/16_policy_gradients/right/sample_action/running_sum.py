# exercises: sample_action
def sample_action(logits):
    actions = []
    for row in torch.softmax(logits, dim=1):
        u = torch.rand(()).item()
        a = 0
        while a < len(row) - 1 and u >= row[a]:
            u -= row[a].item()
            a += 1
        actions.append(a)
    return torch.tensor(actions)
