"""Articles and questions for the service benchmark: several judged sets in one knowledge base.

Usage: corpus.py DATA ARTICLES QUESTIONS LIMIT

ARTICLES gets every article of the sets with many questions, and of scifact as many as make LIMIT characters in total.
QUESTIONS gets their distinct questions, one a line, in an order drawn with one fixed seed.
"""
import json
import random
import subprocess
import sys

data, articles, questions, limit = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
SETS = ["feedbackqa-uk", "feedbackqa-au", "squad2", "clapnq", "scifact"]


def rows(name):
    try:
        return open(f"{data}/retrieval/{name}/corpus.jsonl", encoding="utf-8").read().splitlines()
    except FileNotFoundError:
        packed = f"{data}/retrieval/{name}/corpus.tar.zst"
        unpack = subprocess.run(["tar", "--zstd", "-xOf", packed, "corpus.jsonl"], stdout=subprocess.PIPE, check=True)
        return unpack.stdout.decode().splitlines()


size = 0
seen = {}
with open(articles, "w", encoding="utf-8") as out:
    for name in SETS:
        for line in rows(name):
            row = json.loads(line)
            if size > limit:
                break
            size += len(row["text"])
            headings = "".join(f"{'#' * (depth + 2)} {text}\n\n" for depth, text in enumerate(row.get("headers") or []))
            article = {"id": f"{name}-{row['id']}", "title": row["title"], "body": headings + row["text"]}
            if row.get("url"):
                article["url"] = row["url"]
            out.write(json.dumps(article, ensure_ascii=False) + "\n")
        for line in open(f"{data}/retrieval/{name}/queries.jsonl", encoding="utf-8"):
            text = " ".join(json.loads(line)["text"].split())
            seen.setdefault(text.casefold(), text)

order = list(seen.values())
random.Random(7).shuffle(order)
with open(questions, "w", encoding="utf-8") as out:
    out.writelines(text + "\n" for text in order)
