"""The same index by txtai: vectors, its own BM25, and the texts kept in SQLite.

Usage: build_txtai.py PASSAGES FOLDER MODEL
"""
import json
import sys

from txtai import Embeddings

passages, folder, name = sys.argv[1:4]
rows = [json.loads(line) for line in open(passages, encoding="utf-8")]
texts = ["\n".join(part for part in (row["title"], row["headings"], row["body"]) if part) for row in rows]
embeddings = Embeddings(path=name, hybrid=True, content=True, gpu=False)
embeddings.index(texts)
embeddings.save(folder)
