"""Steps over batches with AdamW: the rate rises, then falls to nothing; interrupted work goes on at its last checkpoint."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import torch

from network import TABLES

WARM_UP, BETAS, CLIPPED, EVERY = 0.06, (0.9, 0.98), 1.0, 10


def optimize(
    network: torch.nn.Module,
    batches: list,
    loss_of: Callable[[list], torch.Tensor],
    rate: float,
    decay_all: bool,
    checkpoint: Path,
) -> None:
    """The tables stay the embedder's. `decay_all`: vectors decay too, not matrices alone."""
    for table in TABLES:
        getattr(getattr(network, "enc", network), table).weight.requires_grad = False
    learnt = [one for one in network.parameters() if one.requires_grad]
    decays = [one for one in learnt if decay_all or one.dim() > 1]
    stays = [one for one in learnt if not (decay_all or one.dim() > 1)]
    parts = [{"params": decays, "weight_decay": 0.01}, {"params": stays, "weight_decay": 0.0}]
    adam = torch.optim.AdamW(parts, lr=rate, betas=BETAS)
    done = 0
    if checkpoint.exists():
        kept = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(kept["network"])
        adam.load_state_dict(kept["adam"])
        done = kept["done"]
    begun, total, seen = time.time(), 0.0, 0
    network.train()
    for at in range(done, len(batches)):
        for part in adam.param_groups:
            part["lr"] = rate * min(1, (at + 1) / (WARM_UP * len(batches))) * (1 - at / len(batches))
        adam.zero_grad()
        loss = loss_of(batches[at])
        loss.backward()
        torch.nn.utils.clip_grad_norm_(learnt, CLIPPED)
        adam.step()
        total, seen = total + loss.item(), seen + 1
        if (at + 1) % EVERY == 0 or at + 1 == len(batches):
            pace = (time.time() - begun) / (at + 1 - done)
            left = pace * (len(batches) - at - 1) / 60
            print(f"step {at + 1} of {len(batches)}, loss {total / seen:.4f}, {left:.0f} min left", file=sys.stderr)
            torch.save({"network": network.state_dict(), "adam": adam.state_dict(), "done": at + 1}, checkpoint)
            total, seen = 0.0, 0
