# expect: WRONG on "weights in float32"
# slip: Everything became float64, the weights too, in place; it is the observation that moves.
class Policy(torch.nn.Module):
    def __init__(self, obs_dim, num_actions, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(torch.nn.Linear(obs_dim, hidden), torch.nn.Tanh(), torch.nn.Linear(hidden, num_actions))

    def forward(self, observation):
        return self.net(observation)

    def act(self, observation):
        logits = self.double()(torch.as_tensor(observation, dtype=torch.float64))
        action = sample_action(logits)
        return action, log_prob_categorical(logits, action)
