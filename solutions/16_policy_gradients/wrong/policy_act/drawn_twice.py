# expect: WRONG on "an array of observations"
# slip: The action was drawn twice: the log-probability belongs to another draw than the action that is played.
class Policy(torch.nn.Module):
    def __init__(self, obs_dim, num_actions, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(torch.nn.Linear(obs_dim, hidden), torch.nn.Tanh(), torch.nn.Linear(hidden, num_actions))

    def forward(self, observation):
        return self.net(observation)

    def act(self, observation):
        logits = self(torch.as_tensor(observation, dtype=self.net[0].weight.dtype))
        return sample_action(logits), log_prob_categorical(logits, sample_action(logits))
