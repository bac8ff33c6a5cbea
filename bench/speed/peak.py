"""How fast this machine multiplies matrices: what any encoder's speed is a share of.

Square matrices, large enough that memory is no limit; the best of several, because another process
can only make it slower.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from bench.measure import repeat

SIDE = 2_048
"""17 billion operations a product: some 20 to 60 ms a time on two cores."""
ROUNDS = 12


def with_openvino(precision: str) -> float:
    """Operations a second, a multiplication and an addition counted as two."""
    import openvino as ov
    from openvino import opset13 as op

    rows = op.parameter([SIDE, SIDE], np.float32)
    weights = np.random.default_rng(1).standard_normal((SIDE, SIDE)).astype(np.float32)
    product = op.matmul(rows, op.constant(weights), transpose_a=False, transpose_b=True)
    # Summed, so that the product itself need not be turned back into float32 for the caller.
    model = ov.Model([op.reduce_sum(product, op.constant(np.array([0, 1])))], [rows])
    hints = {"INFERENCE_PRECISION_HINT": precision, "PERFORMANCE_HINT": "LATENCY"}
    request: Any = ov.Core().compile_model(model, "CPU", hints).create_infer_request()
    given = np.random.default_rng(2).standard_normal((SIDE, SIDE)).astype(np.float32)
    return _rate(lambda: request.infer((given,)))


def with_torch(precision: str) -> float:
    import torch

    kind = {"bf16": torch.bfloat16, "f32": torch.float32}[precision]
    left = torch.randn(SIDE, SIDE).to(kind)
    right = torch.randn(SIDE, SIDE).to(kind)
    with torch.inference_mode():
        return _rate(lambda: left @ right)


def with_numpy() -> float:
    random = np.random.default_rng(3)
    left, right = (random.standard_normal((SIDE, SIDE)).astype(np.float32) for _ in "lr")
    return _rate(lambda: left @ right)


def measure() -> dict[str, float]:
    """Billions of operations a second, by library and precision."""
    rates = {
        "openvino bf16": with_openvino("bf16"),
        "openvino f32": with_openvino("f32"),
        "torch bf16": with_torch("bf16"),
        "torch f32": with_torch("f32"),
        "numpy f32": with_numpy(),
    }
    return {name: rate / 1e9 for name, rate in rates.items()}


def _rate(work: Callable[[], object]) -> float:
    work()
    return 2 * SIDE**3 / min(repeat(work, ROUNDS))


if __name__ == "__main__":
    for library, giga in measure().items():
        print(f"{library}: {giga:.0f} GFLOP/s")
