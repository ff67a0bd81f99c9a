# expect: WRONG on "5 rows, 4 actions"
# slip: The probability came back, not its logarithm.
def log_prob_categorical(logits, actions):
    probs = torch.softmax(logits, dim=-1)
    return probs[torch.arange(len(actions)), actions]
