"""What tools/bench/encoder calls: runs all engines by turns and prints the table.

    encoder.py LACUNA MODEL WORK ROUNDS TEXTS      everything
    encoder.py engine NAME THREADS MODEL WORK      one engine's times, JSON lines
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import time

WORDS = "reset the password account where is my invoice for last month please help me find out how to cancel".split()
TOKENS = [8, 16, 32, 128, 256]
OURS = [("exact", "best"), ("exact", "avx2"), ("fast", "best"), ("fast", "avx2")]
OTHERS = ["sentence-transformers", "onnxruntime", "onnxruntime-int8"]
# Floating-point operations of all matrices for one token: two for each weight.
OPERATIONS = 2 * 6 * (4 * 384 * 384 + 2 * 384 * 1536)


def write_texts(path, count):
    """No text twice: an encoder may remember what it was asked."""
    with open(path, "w") as file:
        for tokens in TOKENS:
            for number in range(count):
                words = [WORDS[(place * 7 + number + place // 3 * (number // 19 + 1)) % len(WORDS)] for place in range(tokens - 2)]
                words[0] = WORDS[number % len(WORDS)]
                file.write(f"{tokens}\t{' '.join(words)}\n")


def read_texts(path):
    texts = {}
    for line in open(path):
        tokens, text = line.rstrip("\n").split("\t")
        texts.setdefault(int(tokens), []).append(text)
    return texts


def export(model, work):
    """The model for ONNX Runtime, once: in floats, and with weights in eight bits per channel."""
    import torch
    from transformers import AutoModel

    floats, codes = f"{work}/model.onnx", f"{work}/model-int8.onnx"
    if not os.path.exists(floats):
        network = AutoModel.from_pretrained(model, attn_implementation="eager").eval()
        network.config.return_dict = False
        ids = torch.ones(1, 8, dtype=torch.long)
        axes = {0: "texts", 1: "tokens"}
        torch.onnx.export(
            network, (ids, ids), floats, input_names=["ids", "mask"], output_names=["states"], opset_version=17,
            dynamic_axes={"ids": axes, "mask": axes, "states": axes}, dynamo=False)
    if not os.path.exists(codes):
        from onnxruntime.quantization import QuantType, quantize_dynamic

        quantize_dynamic(floats, codes, per_channel=True, weight_type=QuantType.QInt8)


def engine(name, threads, model, work):
    import numpy
    import torch

    torch.set_num_threads(threads)
    if name == "sentence-transformers":
        from sentence_transformers import SentenceTransformer

        network = SentenceTransformer(model, device="cpu")

        def encode(texts):
            network.encode(texts, batch_size=32, normalize_embeddings=True)
    else:
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        file = "model-int8.onnx" if name.endswith("int8") else "model.onnx"
        session = onnxruntime.InferenceSession(f"{work}/{file}", options, providers=["CPUExecutionProvider"])
        tokenizer = Tokenizer.from_file(f"{model}/tokenizer.json")
        tokenizer.no_padding()
        tokenizer.enable_truncation(256)

        def encode(texts):
            for first in range(0, len(texts), 8):
                # All texts of a batch are of one length here, so nothing is padded.
                ids = numpy.array([e.ids for e in tokenizer.encode_batch(texts[first : first + 8])], dtype=numpy.int64)
                states = session.run(None, {"ids": ids, "mask": numpy.ones_like(ids)})[0]
                mean = states.mean(axis=1)
                mean / numpy.linalg.norm(mean, axis=1, keepdims=True)

    for tokens, texts in read_texts(f"{work}/texts.tsv").items():
        encode(texts[:2])
        alone = []
        for text in texts:
            start = time.perf_counter()
            encode([text])
            alone.append(1000 * (time.perf_counter() - start))
        start = time.perf_counter()
        encode(texts)
        together = 1000 * (time.perf_counter() - start) / len(texts)
        print(json.dumps({"tokens": tokens, "alone_ms": statistics.median(alone), "together_ms": together}))


def run(command):
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return [json.loads(line) for line in output.splitlines()]


def table(times, kind, title):
    print(f"\n{title}\n")
    print("| engine | threads | " + " | ".join(f"{tokens} tokens" for tokens in TOKENS) + " |")
    print("|---|---|" + "---|" * len(TOKENS))
    for threads in [1, 2]:
        base = {t: statistics.median(times["onnxruntime", threads, t, kind]) for t in TOKENS}
        slow = {t: statistics.median(times["sentence-transformers", threads, t, kind]) for t in TOKENS}
        for name in [" ".join(ours) for ours in OURS] + OTHERS:
            cells = []
            for tokens in TOKENS:
                seen = times[name, threads, tokens, kind]
                middle = statistics.median(seen)
                cells.append(
                    f"{base[tokens] / middle:.2f} ort, {slow[tokens] / middle:.1f} st: {middle:.2f} ms "
                    f"({min(seen):.2f}-{max(seen):.2f})")
            print(f"| {name} | {threads} | " + " | ".join(cells) + " |")


def main(lacuna, model, work, rounds, count):
    from importlib.metadata import version

    write_texts(f"{work}/texts.tsv", count)
    export(model, work)
    times, peaks, starts = {}, {}, {}
    for _ in range(rounds):
        for threads in [1, 2]:
            runs = [(" ".join(ours), [lacuna, "encoder-bench", f"{work}/texts.tsv", "--model", model, "--packed", work,
                     "--workers", str(threads), "--precision", ours[0], "--kernels", ours[1]]) for ours in OURS]
            runs += [(name, [sys.executable, __file__, "engine", name, str(threads), model, work]) for name in OTHERS]
            for name, command in runs:
                for line in run(command):
                    if "tokens" not in line:
                        peaks.setdefault(name, []).append(line["gflops_peak"])
                        starts.setdefault(name, []).append(line["start_ms"])
                        continue
                    for kind in ["alone_ms", "together_ms"]:
                        times.setdefault((name, threads, line["tokens"], kind), []).append(line[kind])
    cpu = next((l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")), platform.machine())
    versions = ", ".join(f"{p} {version(p)}" for p in ["torch", "sentence-transformers", "onnxruntime"])
    print(f"{cpu}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; {versions}; {rounds} rounds of {count} texts")
    for name, seen in peaks.items():
        if name.startswith("exact"):
            share = OPERATIONS * 128 / statistics.median(times[name, 1, 128, "together_ms"]) / 1e6 / max(seen)
            print(f"{name}: peak {max(seen):.0f} GFLOP/s a thread; matrices alone make {share:.0%} of it at 128 tokens, "
                  f"all work counted; start {statistics.median(starts[name]):.0f} ms")
    table(times, "alone_ms", "One text at a time; times as fast as ONNX Runtime f32 and as sentence-transformers first")
    table(times, "together_ms", "Many texts in one call, time of one")


if __name__ == "__main__":
    if sys.argv[1] == "engine":
        engine(sys.argv[2], int(sys.argv[3]), sys.argv[4], sys.argv[5])
    else:
        main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))
