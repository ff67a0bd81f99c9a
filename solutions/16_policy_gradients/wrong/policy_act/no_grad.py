# expect: RAISED on "an array of observations"
# slip: The log-probability was computed without a graph; no gradient reaches the weights.
class Policy(torch.nn.Module):
    def __init__(self, obs_dim, num_actions, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(torch.nn.Linear(obs_dim, hidden), torch.nn.Tanh(), torch.nn.Linear(hidden, num_actions))

    def forward(self, observation):
        return self.net(observation)

    def act(self, observation):
        with torch.no_grad():
            logits = self(torch.as_tensor(observation, dtype=self.net[0].weight.dtype))
            action = sample_action(logits)
            return action, log_prob_categorical(logits, action)
