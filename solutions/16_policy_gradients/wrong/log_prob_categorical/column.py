# expect: SHAPE on "5 rows, 4 actions"
# slip: gather keeps the second axis: a column (N, 1) times returns (N,) becomes a table (N, N).
def log_prob_categorical(logits, actions):
    return torch.log_softmax(logits, dim=1).gather(1, actions.unsqueeze(1))
