"""The service to compare with: what a team writes in an afternoon out of the usual parts.

FastAPI, sentence-transformers (all-MiniLM-L6-v2), FAISS (exact inner product) and SQLite FTS5, fused by reciprocal ranks
(k = 60) out of a hundred of each; ten hits with quote, article and address. Reads what build.py wrote.

Environment: BASELINE, the folder of build.py; MODEL, the encoder's folder; THREADS, torch's threads.
"""
import os
import re
import sqlite3
import threading

import faiss
import torch
from fastapi import FastAPI
from pydantic import BaseModel
from sentence_transformers import SentenceTransformer

torch.set_num_threads(int(os.environ["THREADS"]))
faiss.omp_set_num_threads(int(os.environ["THREADS"]))
folder = os.environ["BASELINE"]
model = SentenceTransformer(os.environ["MODEL"], device="cpu")
vectors = faiss.read_index(f"{folder}/vectors.faiss")
local = threading.local()
app = FastAPI()


class Search(BaseModel):
    text: str
    top: int = 10


def database():
    if not hasattr(local, "connection"):
        local.connection = sqlite3.connect(f"file:{folder}/passages.sqlite?mode=ro", uri=True)
    return local.connection


@app.post("/v1/search")
def search(query: Search):
    encoded = model.encode([query.text], normalize_embeddings=True, show_progress_bar=False)
    _, nearest = vectors.search(encoded, 100)
    words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", query.text)) or '""'
    lexical = database().execute(
        "SELECT rowid - 1 FROM passages WHERE passages MATCH ? ORDER BY bm25(passages) LIMIT 100", (words,))
    scores = {}
    for ranking in (nearest[0].tolist(), [row[0] for row in lexical]):
        for rank, position in enumerate(ranking, start=1):
            scores[position] = scores.get(position, 0) + 1 / (60 + rank)
    best = sorted(scores, key=lambda position: (-scores[position], position))[: query.top]
    hits = []
    for position in best:
        title, quote, article, url = database().execute(
            "SELECT title, body, article, url FROM passages WHERE rowid = ?", (position + 1,)).fetchone()
        hits.append({"score": scores[position], "quote": quote, "article": {"id": article, "title": title, "url": url}})
    return {"question": query.text, "hits": hits}
