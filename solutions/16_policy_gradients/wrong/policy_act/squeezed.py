# expect: SHAPE on "one observation at a time"
# slip: A batch of one observation lost its axis.
class Policy(torch.nn.Module):
    def __init__(self, obs_dim, num_actions, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(torch.nn.Linear(obs_dim, hidden), torch.nn.Tanh(), torch.nn.Linear(hidden, num_actions))

    def forward(self, observation):
        return self.net(observation)

    def act(self, observation):
        logits = self(torch.as_tensor(observation, dtype=self.net[0].weight.dtype)).squeeze()
        distribution = torch.distributions.Categorical(logits=logits)
        action = distribution.sample()
        return action, distribution.log_prob(action)
