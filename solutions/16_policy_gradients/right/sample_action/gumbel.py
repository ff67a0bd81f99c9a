# exercises: sample_action
def sample_action(logits):
    noise = -torch.log(-torch.log(torch.rand(logits.shape, dtype=torch.float64)))
    return torch.argmax(logits + noise, dim=-1)
