"""Float weights -> ONNX with matrices in 7 bits, as onnxruntime-node 1.14 runs it.

Seven, not eight: processors without VNNI add two products of u8 and s8 in 16 bits, which eight would saturate.
What a matrix takes in is first put into one range: a column's excess moves from the numbers into the matrix, which
changes nothing in float (SmoothQuant, Xiao et al. 2023).
"""

from collections.abc import Callable
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from torch.nn import functional

from network import HEADS, Encoder, Layer, Reader

AXES = {0: "b", 1: "t"}  # texts, tokens
HEAD = "head"  # two numbers a token: as float it costs nothing
BYTE, LEAST = 127, 1e-5
# How much of a column's excess moves into the matrix: of 0, .5, .65, .8, .9 and 1 what kept the reader's scores closest.
MOVED = {"q": 0.65, "o": 0.65, "i": 0.65, "u": 0.8}


class Linear(nn.Module):
    """A matrix and what its columns are multiplied by before, so that no column stands out."""

    def __init__(self, parts: list[nn.Linear], greatest: torch.Tensor, moved: float):
        """`parts` take the same in; `greatest`: of each column the greatest magnitude that was seen."""
        super().__init__()
        weight = torch.cat([part.weight for part in parts]).detach()
        scale = greatest.clamp(min=LEAST) ** moved / weight.abs().amax(0).clamp(min=LEAST) ** (1 - moved)
        self.inverse = nn.Parameter(1 / scale)
        self.weight = nn.Parameter(weight * scale)
        self.bias = nn.Parameter(torch.cat([part.bias for part in parts]).detach())

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return functional.linear(x * self.inverse, self.weight, self.bias)


class SmoothLayer(nn.Module):
    """A layer of the encoder with its matrices so prepared, three of them as one."""

    def __init__(self, layer: Layer, greatest: dict[str, torch.Tensor]):
        super().__init__()
        self.qkv = Linear([layer.q, layer.k, layer.v], greatest["q"], MOVED["q"])
        self.o, self.i, self.u = (Linear([getattr(layer, name)], greatest[name], MOVED[name]) for name in "oiu")
        self.n1, self.n2 = layer.n1, layer.n2

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        texts, tokens, width = x.shape
        parts = self.qkv(x).view(texts, tokens, 3, HEADS, width // HEADS).permute(2, 0, 3, 1, 4)
        scores = (parts[0] * (width // HEADS) ** -0.5) @ parts[1].transpose(2, 3) + mask
        mixed = (scores.softmax(-1) @ parts[2]).transpose(1, 2).reshape(texts, tokens, width)
        x = self.n1(x + self.o(mixed))
        return self.n2(x + self.u(functional.gelu(self.i(x))))


class ByteTable(nn.Module):
    """Rows of bytes with a scale each."""

    def __init__(self, table: nn.Embedding):
        super().__init__()
        weight = table.weight.detach()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=LEAST) / BYTE
        self.register_buffer("rows", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        return self.rows[ids].float() * self.scale[ids]


def smooth(encoder: Encoder, read: Callable[[], None]) -> None:
    """Prepares an encoder for 7 bits. `read` runs it over texts such as it will meet."""
    greatest: list[dict[str, torch.Tensor]] = [{} for _ in encoder.layers]

    def watch(seen: dict[str, torch.Tensor], name: str):
        def look(_: nn.Module, given: tuple[torch.Tensor, ...]) -> None:
            most = given[0].detach().abs().amax((0, 1))
            seen[name] = torch.maximum(seen.get(name, most), most)

        return look

    hooks = [
        getattr(layer, name).register_forward_pre_hook(watch(seen, name))
        for layer, seen in zip(encoder.layers, greatest)
        for name in MOVED
    ]
    with torch.no_grad():
        read()
    for hook in hooks:
        hook.remove()
    encoder.layers = nn.ModuleList(SmoothLayer(layer, seen) for layer, seen in zip(encoder.layers, greatest))
    encoder.word = ByteTable(encoder.word)


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
    nodes = onnx.load(str(float_path)).graph.node
    quantize_dynamic(
        str(float_path),
        str(path),
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        nodes_to_exclude=[node.name for node in nodes if HEAD in node.name],
    )
