"""Draws documents from the evaluation data, and times engines that rank them by words.

Usage: lexical.py draw DATA COUNT OUTPUT
       lexical.py compare LACUNA DATA DOCUMENTS POSTINGS QUESTIONS ROUNDS TOP [WITHOUT…]

Called by tools/bench/lexical. A document is a line of OUTPUT.
"""
import glob
import html
import io
import json
import os
import random
import re
import sqlite3
import subprocess
import sys
import tarfile
import time

MARKUP = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>|[|#*`_{}\[\]]+|\]\([^)]*\)", re.DOTALL | re.IGNORECASE)
SPACE = re.compile(r"\s+")
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9\"'(])")


def texts(data):
    """Every text of the evaluation data, in a fixed order."""
    for packed in sorted(glob.glob(os.path.join(data, "corpora", "*.tar.zst"))):
        stream = subprocess.run(["zstd", "-dc", packed], check=True, capture_output=True).stdout
        with tarfile.open(fileobj=io.BytesIO(stream)) as tar:
            for member in sorted((m for m in tar if m.isfile()), key=lambda m: m.name):
                if member.name.rsplit(".", 1)[-1] in ("md", "html", "htm", "mdx"):
                    yield html.unescape(tar.extractfile(member).read().decode("utf-8", "replace"))
    for path in sorted(glob.glob(os.path.join(data, "retrieval", "*", "corpus.jsonl"))):
        for line in open(path, encoding="utf-8"):
            yield json.loads(line)["text"]


def clean(text):
    return SPACE.sub(" ", MARKUP.sub(" ", text)).strip()


def draw(data, count, output):
    """Paragraphs first; where they are too few, sentences of all of them, each once."""
    seen, paragraphs = set(), []
    for text in texts(data):
        for part in re.split(r"\n\s*\n", text):
            part = clean(part)
            if len(part) >= 40 and part not in seen:
                seen.add(part)
                paragraphs.append(part)
    unit = "paragraphs"
    if len(paragraphs) < count:
        unit, seen = "sentences", set()
        paragraphs = [s for p in paragraphs for s in SENTENCE.split(p)
                      if len(s) >= 15 and not (s in seen or seen.add(s))]
    if len(paragraphs) < count:
        print(f"lexical: {len(paragraphs)} {unit} are all there are; {count} were asked for", file=sys.stderr)
    random.Random(7).shuffle(paragraphs)
    with open(output, "w", encoding="utf-8") as file:
        for paragraph in paragraphs[:count]:
            file.write(paragraph + "\n")
    print(f"{min(count, len(paragraphs))} {unit}", file=sys.stderr)


class Lacuna:
    def __init__(self, program, postings, top):
        self.process = subprocess.Popen([program, "lexical-bench", "answer", postings, "--top", str(top)],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.name = subprocess.run([program, "--version"], capture_output=True, text=True).stdout.strip()

    def ask(self, question):
        self.process.stdin.write(question + "\n")
        self.process.stdin.flush()
        nanoseconds, *ids = self.process.stdout.readline().split()
        return int(nanoseconds) / 1e6, [int(i) for i in ids]


class Tantivy:
    def __init__(self, documents, top):
        import tantivy
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("body", stored=False, tokenizer_name="en_stem")
        self.index = tantivy.Index(builder.build())
        writer = self.index.writer(heap_size=2_000_000_000, num_threads=1)
        for document in documents:
            writer.add_document(tantivy.Document(body=document))
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()
        self.searcher = self.index.searcher()
        self.top = top
        self.name = f"tantivy {tantivy.__version__}, en_stem, {self.searcher.num_segments} segment(s)"

    def ask(self, question):
        start = time.perf_counter_ns()
        query, _ = self.index.parse_query_lenient(question, ["body"])
        hits = self.searcher.search(query, self.top, count=False).hits
        return (time.perf_counter_ns() - start) / 1e6, [a.doc for _, a in hits]


class FTS5:
    def __init__(self, documents, top):
        self.database = sqlite3.connect(":memory:")
        self.database.execute("CREATE VIRTUAL TABLE f USING fts5(body, content='', tokenize='porter unicode61')")
        self.database.executemany("INSERT INTO f(rowid, body) VALUES (?, ?)", enumerate(documents))
        self.database.execute("INSERT INTO f(f) VALUES ('optimize')")
        self.top = top
        self.name = f"SQLite {sqlite3.sqlite_version}, FTS5, ORDER BY bm25(f)"

    def ask(self, question):
        start = time.perf_counter_ns()
        words = sorted(set(re.findall(r"\w+", question.lower())))
        query = " OR ".join(f'"{word}"' for word in words)
        rows = self.database.execute(
            f"SELECT rowid FROM f WHERE f MATCH ? ORDER BY bm25(f) LIMIT {self.top}", (query,)).fetchall() if words else []
        return (time.perf_counter_ns() - start) / 1e6, [row[0] for row in rows]


class BM25S:
    def __init__(self, documents, top):
        import bm25s
        import Stemmer
        self.module, self.stemmer, self.top = bm25s, Stemmer.Stemmer("english"), top
        tokens = bm25s.tokenize(documents, stopwords=None, stemmer=self.stemmer, show_progress=False)
        self.retriever = bm25s.BM25()
        self.retriever.index(tokens, show_progress=False)
        self.name = f"bm25s {bm25s.__version__}, stemmed, numpy"

    def ask(self, question):
        start = time.perf_counter_ns()
        tokens = self.module.tokenize(
            [question], stopwords=None, stemmer=self.stemmer, return_ids=False, show_progress=False)
        ids, _ = self.retriever.retrieve(tokens, k=self.top, n_threads=0, show_progress=False)
        return (time.perf_counter_ns() - start) / 1e6, [int(i) for i in ids[0]]


def real_questions(data, count):
    found = []
    for path in sorted(glob.glob(os.path.join(data, "retrieval", "*", "queries.jsonl"))
                       + glob.glob(os.path.join(data, "intents", "*.jsonl"))):
        lines = [json.loads(line)["text"].replace("\n", " ") for line in open(path, encoding="utf-8")]
        random.Random(3).shuffle(lines)
        found.append(lines)
    # As many of each set as it has, up to an equal share.
    share = -(-count // len(found))
    questions = [q for lines in found for q in lines[:share] if re.search(r"\w", q)]
    random.Random(5).shuffle(questions)
    return questions[:count]


def percentile(values, percent):
    values = sorted(values)
    return values[min(len(values) - 1, len(values) * percent // 100)]


def compare(program, data, documents, postings, count, rounds, top, without):
    lines = [line.rstrip("\n") for line in open(documents, encoding="utf-8")]
    engines = [Lacuna(program, postings, top)]
    for made in (Tantivy, FTS5, BM25S):
        if made.__name__.lower() not in without:
            engines.append(made(lines, top))
    questions = real_questions(data, count)
    times = {engine: [[] for _ in questions] for engine in engines}
    found = {engine: [None] * len(questions) for engine in engines}
    for number in range(rounds):
        for index, question in enumerate(questions):
            turn = (index + number) % len(engines)
            for engine in engines[turn:] + engines[:turn]:
                # A question takes FTS5 so long that a part of them, once, must do.
                if isinstance(engine, FTS5) and (number or index % 5):
                    continue
                spent, found[engine][index] = engine.ask(question)
                times[engine][index].append(spent)
    print(f"\n{len(lines)} documents, {len(questions)} questions, best {top}, median of {rounds} rounds, "
          f"load {os.getloadavg()[0]:.1f}\n")
    print("| engine | p50 against ours | p95 against ours | p50 ms | p95 ms | questions | same of the best |")
    print("|---|---|---|---|---|---|---|")
    mine = [sorted(t)[len(t) // 2] for t in times[engines[0]]]
    for engine in engines:
        asked = [i for i, t in enumerate(times[engine]) if t]
        theirs = [sorted(times[engine][i])[len(times[engine][i]) // 2] for i in asked]
        ours = [mine[i] for i in asked]
        same = [len(set(found[engine][i]) & set(found[engines[0]][i])) / max(1, len(found[engines[0]][i]))
                for i in asked]
        print(f"| {engine.name} | {percentile(theirs, 50) / percentile(ours, 50):.2f} | "
              f"{percentile(theirs, 95) / percentile(ours, 95):.2f} | {percentile(theirs, 50):.3f} | "
              f"{percentile(theirs, 95):.3f} | {len(asked)} | {sum(same) / max(1, len(same)):.2f} |")
    for other in engines[1:]:
        asked = [i for i, t in enumerate(times[other]) if t]
        slower = [i for i in asked if mine[i] > sorted(times[other][i])[len(times[other][i]) // 2]]
        print(f"\nslower than {other.name}: {len(slower)} of {len(asked)}")
        for i in sorted(slower, key=lambda i: sorted(times[other][i])[len(times[other][i]) // 2] / mine[i])[:2]:
            print(f"  {mine[i]:.3f} ms against {sorted(times[other][i])[len(times[other][i]) // 2]:.3f}: {questions[i][:160]}")


if __name__ == "__main__":
    if sys.argv[1] == "draw":
        draw(sys.argv[2], int(sys.argv[3]), sys.argv[4])
    else:
        compare(*sys.argv[2:6], *map(int, sys.argv[6:9]), sys.argv[9:])
