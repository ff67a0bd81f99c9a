# exercises: value_loss

def value_loss(values, returns):
    with torch.no_grad():
        target = returns.clone().view(-1, 1)
    return torch.nn.functional.mse_loss(values.view(-1, 1), target)
