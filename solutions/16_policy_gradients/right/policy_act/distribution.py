# exercises: policy_act
class Policy(torch.nn.Module):
    def __init__(self, obs_dim, num_actions, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(torch.nn.Linear(obs_dim, hidden), torch.nn.Tanh(), torch.nn.Linear(hidden, num_actions))

    def forward(self, observation):
        return self.net(observation)

    def act(self, observation):
        observation = torch.tensor(np.asarray(observation)).to(next(self.parameters()))
        distribution = torch.distributions.Categorical(logits=self(observation))
        action = distribution.sample()
        return action, distribution.log_prob(action)
