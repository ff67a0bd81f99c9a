# expect: WRONG on "after an evaluation, old gradients about"
# slip: The model ran twice on the batch, so that its running statistics moved twice.
import torch
import torch.nn.functional as F


def train_step(model, optimizer, images, labels, scaler=None):
    model.train()
    optimizer.zero_grad()
    logits = model(images)
    accuracy = (model(images).argmax(dim=1) == labels).float().mean()
    loss = F.cross_entropy(logits, labels)
    if scaler is not None:
        scaler.scale(loss).backward()
        scaler.step(optimizer)
        scaler.update()
    else:
        loss.backward()
        optimizer.step()
    return loss.item()
