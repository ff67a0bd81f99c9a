# expect: WRONG on "seeds"
# slip: The chance came from numpy; torch.manual_seed does not fix it.
def sample_action(logits):
    probs = torch.softmax(logits, dim=1).detach().numpy()
    u = np.random.rand(len(probs), 1)
    return torch.from_numpy((u > probs.cumsum(axis=1)[:, :-1]).sum(axis=1))
