# exercises: train_step
import torch


def train_step(model, optimizer, images, labels, scaler=None):
    model.train(True)
    criterion = torch.nn.CrossEntropyLoss()
    for p in model.parameters():
        p.grad = None

    def closure():
        value = criterion(model(images), labels)
        value.backward()
        return value

    if scaler is None:
        return optimizer.step(closure).detach().numpy()[()]
    value = torch.nn.functional.nll_loss(torch.log_softmax(model(images), dim=-1), labels)
    scaler.scale(value).backward()
    scaler.unscale_(optimizer)
    scaler.step(optimizer)
    scaler.update()
    return value.tolist()
