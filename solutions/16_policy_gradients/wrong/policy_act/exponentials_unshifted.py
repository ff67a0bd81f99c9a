# expect: RAISED on "logits near 1e4"
# slip: The exponentials overflowed: the row's maximum has to come off first.
class Policy(torch.nn.Module):
    def __init__(self, obs_dim, num_actions, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(torch.nn.Linear(obs_dim, hidden), torch.nn.Tanh(), torch.nn.Linear(hidden, num_actions))

    def forward(self, observation):
        return self.net(observation)

    def act(self, observation):
        logits = self(torch.as_tensor(observation, dtype=self.net[0].weight.dtype))
        weights = torch.exp(logits)
        probs = weights / weights.sum(dim=1, keepdim=True)
        action = torch.multinomial(probs, 1)
        return action[:, 0], torch.log(probs.gather(1, action)[:, 0])
