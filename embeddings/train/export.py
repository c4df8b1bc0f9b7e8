"""Float weights -> ONNX with matrices in 7 bits, as onnxruntime-node 1.14 runs it.

Seven, not eight: processors without VNNI add two products of u8 and s8 in 16 bits, which eight would saturate.
"""

from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from network import Encoder, Reader

AXES = {0: "b", 1: "t"}  # texts, tokens


class EmbedderGraph(nn.Module):
    """Tokenizers give the mask in whole numbers."""

    def __init__(self, encoder: Encoder):
        super().__init__()
        self.m = encoder

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        return self.m(input_ids, attention_mask.float())


class ReaderGraph(nn.Module):
    """All of it in float32, unlike in training."""

    def __init__(self, reader: Reader):
        super().__init__()
        self.m = reader

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        return self.m.head(self.m.enc(input_ids, attention_mask.float()))


def export(graph: nn.Module, output: str, float_path: Path, path: Path) -> None:
    """Writes the float network, then the one in 7 bits, with a scale for each column of a matrix."""
    example = torch.ones(2, 16, dtype=torch.long)
    names = ["input_ids", "attention_mask"]
    torch.onnx.export(
        graph.eval(),
        (example, example),
        str(float_path),
        input_names=names,
        output_names=[output],
        dynamic_axes={name: AXES for name in [*names, output]},
        opset_version=14,
        dynamo=False,
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    quantize_dynamic(str(float_path), str(path), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
