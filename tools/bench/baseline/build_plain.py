"""An index as an afternoon's script makes it: sentence-transformers, FAISS (exact inner product) and SQLite FTS5.

Usage: build_plain.py PASSAGES FOLDER MODEL
"""
import json
import os
import sqlite3
import sys

import faiss
import torch
from sentence_transformers import SentenceTransformer

passages, folder, name = sys.argv[1:4]
os.makedirs(folder, exist_ok=True)
torch.set_num_threads(os.cpu_count())
model = SentenceTransformer(name, device="cpu")
rows = [json.loads(line) for line in open(passages, encoding="utf-8")]
texts = ["\n".join(part for part in (row["title"], row["headings"], row["body"]) if part) for row in rows]
vectors = model.encode(texts, batch_size=32, normalize_embeddings=True)
index = faiss.IndexFlatIP(vectors.shape[1])
index.add(vectors)
faiss.write_index(index, f"{folder}/vectors.faiss")
with sqlite3.connect(f"{folder}/passages.sqlite") as database:
    database.execute("CREATE VIRTUAL TABLE passages USING fts5(title, headings, body)")
    database.executemany("INSERT INTO passages VALUES (:title, :headings, :body)", rows)
