# expect: WRONG on "an array of observations"
# slip: A softmax was taken before the logits were used as logits: a softmax of a softmax is almost uniform.
class Policy(torch.nn.Module):
    def __init__(self, obs_dim, num_actions, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(torch.nn.Linear(obs_dim, hidden), torch.nn.Tanh(), torch.nn.Linear(hidden, num_actions))

    def forward(self, observation):
        return self.net(observation)

    def act(self, observation):
        probs = torch.softmax(self(torch.as_tensor(observation, dtype=self.net[0].weight.dtype)), dim=1)
        distribution = torch.distributions.Categorical(logits=probs)
        action = distribution.sample()
        return action, distribution.log_prob(action)
