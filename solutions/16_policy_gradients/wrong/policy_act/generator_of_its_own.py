# expect: WRONG on "the same seed twice"
# slip: The draws came from a generator that the policy made for itself: torch.manual_seed does not reach it.
class Policy(torch.nn.Module):
    def __init__(self, obs_dim, num_actions, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(torch.nn.Linear(obs_dim, hidden), torch.nn.Tanh(), torch.nn.Linear(hidden, num_actions))

    def forward(self, observation):
        return self.net(observation)

    def act(self, observation):
        if not hasattr(self, "rng"):
            self.rng = torch.Generator().manual_seed(0)
        logits = self(torch.as_tensor(observation, dtype=self.net[0].weight.dtype))
        action = torch.multinomial(torch.softmax(logits, dim=1), 1, generator=self.rng)[:, 0]
        return action, log_prob_categorical(logits, action)
