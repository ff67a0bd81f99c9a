# exercises: log_prob_categorical
def log_prob_categorical(logits, actions):
    rows = []
    for row, action in zip(logits, actions):
        differences = row - row[int(action)]
        top = differences.detach().max()
        rows.append(-(top + torch.log(torch.sum(torch.exp(differences - top)))))
    return torch.stack(rows)
