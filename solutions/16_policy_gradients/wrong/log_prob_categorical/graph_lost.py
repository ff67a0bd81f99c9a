# expect: RAISED on "5 rows, 4 actions"
# slip: The numbers were taken out of the graph; nothing can be learned from them.
def log_prob_categorical(logits, actions):
    log_probs = torch.log_softmax(logits, dim=1)
    return torch.tensor([log_probs[i, a].item() for i, a in enumerate(actions)], dtype=logits.dtype)
