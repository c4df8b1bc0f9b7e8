"""The encoder of multilingual-e5-small (BERT, 12 layers, 384 wide), the span head of the reader, and what they read.

Parameters are named as in the weights of the project's prototype, so that those load as they are.
"""

from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional

HIDDEN, HEADS, INNER, LAYERS, POSITIONS = 384, 12, 1536, 12, 512
START, PAD, END = 0, 1, 2
QUESTION_TOKENS, TITLE_TOKENS = 64, 40
MASKED = -1e4
TABLES = ("word", "pos", "typ")


def precision():
    """bfloat16 where the processor has it (AVX-512 and later), else float32, which is faster than emulating it."""
    fast = torch.backends.cpu.get_cpu_capability().startswith("AVX512")
    return torch.autocast("cpu", torch.bfloat16, enabled=fast)


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.n1, self.n2 = (nn.LayerNorm(HIDDEN, eps=1e-12) for _ in range(2))
        self.i, self.u = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Attention is written out: in bfloat16 on a CPU that is faster than the fused one."""
        texts, tokens, width = x.shape

        def heads(y: torch.Tensor) -> torch.Tensor:
            return y.view(texts, tokens, HEADS, width // HEADS).transpose(1, 2)

        scores = (heads(self.q(x)) * (width // HEADS) ** -0.5) @ heads(self.k(x)).transpose(2, 3) + mask
        mixed = (scores.softmax(-1) @ heads(self.v(x))).transpose(1, 2).reshape(texts, tokens, width)
        x = self.n1(x + self.o(mixed))
        return self.n2(x + self.u(functional.gelu(self.i(x))))


class Encoder(nn.Module):
    """Token ids and their mask, [texts, tokens] -> [texts, tokens, 384]."""

    def __init__(self, vocabulary: int):
        super().__init__()
        self.word, self.pos, self.typ = (nn.Embedding(rows, HIDDEN) for rows in (vocabulary, POSITIONS, 2))
        self.n = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        tokens = ids.shape[1]
        x = self.n(self.word(ids) + self.pos.weight[:tokens] + self.typ.weight[0])
        kind = torch.bfloat16 if torch.is_autocast_enabled("cpu") else x.dtype
        added = ((mask[:, None, None, :] - 1) * -MASKED).to(kind)
        for layer in self.layers:
            x = layer(x, added)
        return x


class Reader(nn.Module):
    """-> [texts, tokens, 2]: scores of being the first and the last token of the answer; token 0 stands for none."""

    def __init__(self, encoder: Encoder):
        super().__init__()
        self.enc = encoder
        self.head = nn.Linear(HIDDEN, 2)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """As it is trained: the layers in bfloat16, the head in float32."""
        with precision():
            hidden = self.enc(ids, mask)
        return self.head(hidden.float())

    def save(self, path: Path) -> None:
        """In half precision, without the tables, which stay those of the embedder."""
        kept = {name: value for name, value in self.state_dict().items() if name.split(".")[1] not in TABLES}
        save_file({name: value.half().contiguous() for name, value in kept.items()}, path)

    def load(self, path: Path) -> None:
        given = {name: value.float() for name, value in load_file(path).items()}
        missing = [n for n in self.state_dict() if n not in given and n.split(".")[1] not in TABLES]
        if missing:
            raise SystemExit(f"{path} is not a reader of this network: {missing[0]} is missing")
        self.load_state_dict(given, strict=False)


def load_encoder(base: Path) -> Encoder:
    stored = load_file(base / "encoder.safetensors")
    encoder = Encoder(len(stored["word.weight"]))
    encoder.load_state_dict(stored)
    return encoder


def load_tokenizer(base: Path) -> Tokenizer:
    return Tokenizer.from_file(str(base / "tokenizer.json"))


class Input(NamedTuple):
    """A question with a passage, as the reader takes them."""

    ids: list[int]
    passage: int  # first token of the passage
    start: int  # first and last token of the answer; 0, 0: none
    end: int
    offsets: list[tuple[int, int]]  # of the passage's tokens in its text


def encode(tokenizer: Tokenizer, question: str, title: str, passage: str, answer: range | None, most: int) -> Input | None:
    """<s> question </s></s> title </s> passage </s>; null where the answer is cut off."""
    asked, named, read = (tokenizer.encode(text, add_special_tokens=False) for text in (question.strip(), title, passage))
    head = [START, *asked.ids[:QUESTION_TOKENS], END, END, *named.ids[:TITLE_TOKENS], END]
    room = most - 1 - len(head)
    offsets = read.offsets[:room]
    start = end = 0
    if answer is not None:
        held = [at for at, (a, b) in enumerate(offsets) if b > answer.start and a < answer.stop]
        if not held:
            return None
        start, end = len(head) + held[0], len(head) + held[-1]
    return Input([*head, *read.ids[:room], END], len(head), start, end, offsets)


def collate(inputs: list[Input]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """-> padded ids, their mask, and which tokens are of the passage."""
    shape = (len(inputs), max(len(one.ids) for one in inputs))
    ids, mask, inside = torch.full(shape, PAD), torch.zeros(shape), torch.zeros(shape, dtype=torch.bool)
    for row, one in enumerate(inputs):
        ids[row, : len(one.ids)] = torch.tensor(one.ids)
        mask[row, : len(one.ids)] = 1
        inside[row, one.passage : len(one.ids) - 1] = True
    return ids, mask, inside
