"""Writes the fixtures that the encoder is compared with, from the reference implementation.

    python3 -m venv /tmp/parity && . /tmp/parity/bin/activate
    pip install torch==2.13.0+cpu sentence-transformers==6.2.0 transformers==5.23.0 tokenizers==0.23.3
    python tools/parity/make_fixture.py

Into Tests/EmbeddingTests/Fixtures:
    parity.jsonl      texts, ids and vectors of Models/all-MiniLM-L6-v2
    tiny-cased/       a model with random weights: cased, cls pooling, F16, prefix, 4 heads of 16, older folder layout
    tiny-bfloat/      another: BF16, 1 head of 64, no optional files at all
each with its parity.jsonl. First line: versions. Then one line a text: the text; its token ids with the special ones,
cut to the model's limit; its vector of unit length in 16-bit floats, little-endian, base64. Rounding to 16 bits turns a
vector by less than 3e-4 rad, 1 - cosine < 1e-7, a hundredth of what the tests allow.
"""

import base64
import json
import os
import shutil
import sys

import numpy
import sentence_transformers
import tokenizers
import torch
import transformers
from safetensors.torch import save_file
from sentence_transformers import SentenceTransformer
from transformers import BertConfig, BertModel

from texts import texts

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
FIXTURES = os.path.join(ROOT, "Tests", "EmbeddingTests", "Fixtures")


def write_fixture(path, folder, items, limit):
    model = SentenceTransformer(folder, device="cpu").float().eval()
    model.max_seq_length = limit
    header = {
        "sentence-transformers": sentence_transformers.__version__, "transformers": transformers.__version__,
        "tokenizers": tokenizers.__version__, "torch": torch.__version__, "limit": limit,
    }
    lines = [json.dumps(header)]
    worst = 0.0
    for text, special in items:
        # The tokenizer.json of MiniLM carries truncation and padding to 128; both are given here.
        ids = model.tokenizer(text, truncation=True, max_length=limit, padding=False)["input_ids"]
        # One text at a time: no padding in the batch.
        vector = model.encode([text], normalize_embeddings=True, convert_to_numpy=True)[0].astype(numpy.float64)
        half = vector.astype("<f2")
        back = half.astype(numpy.float64)
        worst = max(worst, 1 - float(vector @ back / numpy.linalg.norm(vector) / numpy.linalg.norm(back)))
        line = {"text": text, "ids": ids, "vector": base64.b64encode(half.tobytes()).decode()}
        if special:
            line["special"] = True
        lines.append(json.dumps(line, separators=(",", ":")))
    assert worst < 2e-7, worst
    with open(path, "w", encoding="ascii") as file:
        file.write("\n".join(lines) + "\n")
    print(path, len(items), "texts", os.path.getsize(path), "bytes; rounding costs a cosine of at most", worst)


def write_json(path, value):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        json.dump(value, file, indent=1)


def vocabulary(cased):
    letters = [chr(c) for c in range(ord("a"), ord("z") + 1)] + list("0123456789")
    if cased:
        letters += [chr(c) for c in range(ord("A"), ord("Z") + 1)] + list("éüñç")
    words = ["reset", "password", "the", "##word", "##ing", "##s", "account", "Account", "中", "文", "?", ".", ",", "!"]
    return ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"] + letters + ["##" + x for x in letters] + words


def write_model(folder, config, cased, dtype, prefix):
    os.makedirs(folder, exist_ok=True)
    tokens = vocabulary(cased)
    config = BertConfig(vocab_size=len(tokens), hidden_act="gelu", **config)
    torch.manual_seed(7)
    model = BertModel(config, add_pooling_layer=False)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            parameter.normal_(1.0 if "LayerNorm.weight" in name else 0.0, 0.15)
    state = {prefix + k: v.to(dtype).contiguous() for k, v in model.state_dict().items() if v.is_floating_point()}
    save_file(state, os.path.join(folder, "model.safetensors"), metadata={"format": "pt"})
    with open(os.path.join(folder, "vocab.txt"), "w", encoding="utf-8") as file:
        file.write("\n".join(tokens) + "\n")
    keys = ["hidden_size", "num_hidden_layers", "num_attention_heads", "intermediate_size", "layer_norm_eps",
            "max_position_embeddings", "vocab_size", "type_vocab_size", "hidden_act"]
    write_json(os.path.join(folder, "config.json"),
               {"model_type": "bert", "architectures": ["BertModel"], **{k: getattr(config, k) for k in keys}})


def tiny_cased():
    folder = os.path.join(FIXTURES, "tiny-cased")
    shutil.rmtree(folder, ignore_errors=True)
    transformer = os.path.join(folder, "0_Transformer")
    write_model(transformer, dict(hidden_size=64, num_hidden_layers=2, num_attention_heads=4, intermediate_size=192,
                                  layer_norm_eps=1e-6, max_position_embeddings=40, type_vocab_size=1),
                True, torch.float16, "bert.")
    write_json(os.path.join(transformer, "tokenizer_config.json"),
               {"tokenizer_class": "BertTokenizer", "do_lower_case": False, "strip_accents": False})
    write_json(os.path.join(transformer, "sentence_bert_config.json"), {"max_seq_length": 32, "do_lower_case": False})
    write_json(os.path.join(folder, "1_Pooling", "config.json"),
               {"word_embedding_dimension": 64, "pooling_mode_cls_token": True, "pooling_mode_mean_tokens": False,
                "pooling_mode_max_tokens": False, "pooling_mode_mean_sqrt_len_tokens": False})
    kinds = [("Transformer", "0_Transformer"), ("Pooling", "1_Pooling"), ("Normalize", "2_Normalize")]
    write_json(os.path.join(folder, "modules.json"),
               [{"idx": i, "name": str(i), "path": path, "type": "sentence_transformers.models." + kind}
                for i, (kind, path) in enumerate(kinds)])
    return folder, 32


def tiny_bfloat():
    folder = os.path.join(FIXTURES, "tiny-bfloat")
    shutil.rmtree(folder, ignore_errors=True)
    write_model(folder, dict(hidden_size=64, num_hidden_layers=1, num_attention_heads=1, intermediate_size=64,
                             layer_norm_eps=1e-12, max_position_embeddings=70, type_vocab_size=2),
                False, torch.bfloat16, "")
    return folder, 70


def main():
    torch.set_num_threads(1)
    os.makedirs(FIXTURES, exist_ok=True)
    everything = texts()
    assert len(everything) >= 500
    write_fixture(os.path.join(FIXTURES, "parity.jsonl"), os.path.join(ROOT, "Models", "all-MiniLM-L6-v2"),
                  everything, 256)
    few = [item for item in everything if not item[1]][:130:2]
    for folder, limit in [tiny_cased(), tiny_bfloat()]:
        write_fixture(os.path.join(folder, "parity.jsonl"), folder, few, limit)


if __name__ == "__main__":
    sys.exit(main())
