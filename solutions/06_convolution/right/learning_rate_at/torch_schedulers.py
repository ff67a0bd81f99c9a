# exercises: learning_rate_at
import torch


def learning_rate_at(step, total, warmup, peak):
    if step < warmup:
        return torch.linspace(0, peak, warmup + 1, dtype=torch.float64)[step + 1]
    angle = torch.tensor((step - warmup) / (total - warmup), dtype=torch.float64) * torch.pi
    return torch.lerp(torch.zeros_like(angle), torch.full_like(angle, peak), (angle.cos() + 1) / 2)
