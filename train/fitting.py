"""Learning the table: through the frozen body to the teacher's vectors."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from train.body import Body, padded
from train.lessons import batches
from train.plan import Plan


@dataclass(frozen=True, slots=True)
class Progress:
    """After ``step`` of ``steps``: the loss since the last word, tokens seen."""

    step: int
    steps: int
    loss: float
    tokens: int


def fit(
    rows: NDArray[np.float32],
    sequences: Sequence[list[int]],
    targets: NDArray[np.float32],
    plan: Plan,
    told: Callable[[Progress], None],
) -> NDArray[np.float32]:
    """The rows as learned. Framed ``sequences``; ``targets`` are the unit rows they should give.

    States are kept in the plan's folder; a run that finds one goes on from it, in the same order
    of batches. The same plan gives the same table on the same machine.
    """
    torch.manual_seed(plan.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    body = Body(rows).to(device)
    optimiser = torch.optim.SparseAdam(list(body.table.parameters()), lr=plan.learning_rate)
    order = _order([len(it) for it in sequences], plan)
    state = plan.file("fitting.pt")
    begun, tokens = _resumed(state, body, optimiser)
    goals, loss_sum, heard = torch.from_numpy(targets), 0.0, begun
    for step in range(begun, len(order)):
        batch = order[step]
        ids = padded([sequences[number] for number in batch]).to(device)
        for group in optimiser.param_groups:
            group["lr"] = plan.learning_rate * (1 - step / len(order))
        with torch.autocast(device.type, torch.bfloat16):
            made = body(ids)
        loss = _loss(made.float(), goals[batch].to(device), plan)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        loss_sum, tokens = loss_sum + loss.item(), tokens + ids.numel()
        if (step + 1) % plan.save_every == 0 or step + 1 == len(order):
            _keep(state, body, optimiser, (step + 1, tokens))
            told(Progress(step + 1, len(order), loss_sum / (step + 1 - heard), tokens))
            loss_sum, heard = 0.0, step + 1
    learned: NDArray[np.float32] = body.table.weight.detach().cpu().numpy()
    return learned


def _order(lengths: Sequence[int], plan: Plan) -> list[list[int]]:
    whole = int(np.ceil(plan.epochs))
    found = [
        batch
        for epoch in range(whole)
        for batch in batches(lengths, plan.batch_tokens, plan.seed + epoch)
    ]
    return found[: round(len(found) * plan.epochs / whole)]


def _loss(made: Tensor, goals: Tensor, plan: Plan) -> Tensor:
    """Distance to the goal, and being told apart from the other goals of the batch."""
    distance = (1 - (made * goals).sum(-1)).mean()
    alike = goals @ goals.T > plan.same
    alike.fill_diagonal_(fill_value=False)
    scores = (made @ goals.T / plan.temperature).masked_fill(alike, -1e4)
    right = torch.arange(len(made), device=made.device)
    contrast = nn.functional.cross_entropy(scores, right)
    return plan.distance_weight * distance + plan.contrast_weight * contrast


def _resumed(state: Path, body: Body, optimiser: torch.optim.Optimizer) -> tuple[int, int]:
    if not state.exists():
        return 0, 0
    kept = torch.load(state, weights_only=True)
    with torch.no_grad():
        body.table.weight.copy_(kept["table"])
    optimiser.load_state_dict(kept["optimiser"])
    return kept["step"], kept["tokens"]


def _keep(state: Path, body: Body, optimiser: torch.optim.Optimizer, at: tuple[int, int]) -> None:
    partial = state.with_suffix(".partial")
    torch.save(
        {
            "table": body.table.weight.detach(),
            "optimiser": optimiser.state_dict(),
            "step": at[0],
            "tokens": at[1],
        },
        partial,
    )
    partial.replace(state)
