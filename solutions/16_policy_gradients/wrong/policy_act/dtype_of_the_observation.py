# expect: RAISED on "float32, as gymnasium gives them"
# slip: The observation kept its own dtype; it has to get that of the weights.
class Policy(torch.nn.Module):
    def __init__(self, obs_dim, num_actions, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(torch.nn.Linear(obs_dim, hidden), torch.nn.Tanh(), torch.nn.Linear(hidden, num_actions))

    def forward(self, observation):
        return self.net(observation)

    def act(self, observation):
        logits = self(torch.as_tensor(observation))
        action = sample_action(logits)
        return action, log_prob_categorical(logits, action)
