"""Builds the baseline's files from an index: the same passages, and their vectors, which the same weights made.

Usage: build.py INDEX FOLDER
"""
import glob
import json
import os
import sqlite3
import struct
import sys

import faiss
import numpy


def vectors(path):
    """The f32 vectors of a part's vectors.lvf, whose layout VectorFileFormat and SectionTable describe."""
    with open(path, "rb") as file:
        content = file.read()
    count, dimensions = struct.unpack_from("<II", content, 32)
    sections = (struct.unpack_from("<IIQQ", content, 64 + 32 * number) for number in range(6))
    start, length = next((start, length) for kind, _, start, length in sections if kind == 3)
    return numpy.frombuffer(content, "<f4", length // 4, start).reshape(count, -1)[:, :dimensions]


index, folder = sys.argv[1:3]
os.makedirs(folder, exist_ok=True)
rows, encoded = [], []
for part in sorted(glob.glob(f"{index}/parts/*/passages.sqlite")):
    with sqlite3.connect(f"file:{part}?mode=ro", uri=True) as database:
        articles = {row[0]: row[1:] for row in database.execute("SELECT position, id, title, url, text FROM articles")}
        for article, headings, start, end in database.execute(
            "SELECT article, headings, scalar_start, scalar_end FROM passages ORDER BY position"
        ):
            identity, title, url, text = articles[article]
            rows.append((title, " ".join(json.loads(headings)), text[start:end], identity, url))
    encoded.append(vectors(part.replace("passages.sqlite", "vectors.lvf")))

path = f"{folder}/passages.sqlite"
if os.path.exists(path):
    os.remove(path)
with sqlite3.connect(path) as database:
    database.execute(
        "CREATE VIRTUAL TABLE passages USING fts5(title, headings, body, article UNINDEXED, url UNINDEXED, "
        "tokenize = 'porter unicode61 remove_diacritics 2')"
    )
    database.executemany(
        "INSERT INTO passages (rowid, title, headings, body, article, url) VALUES (?, ?, ?, ?, ?, ?)",
        [(number, *row) for number, row in enumerate(rows, start=1)],
    )
    database.execute("INSERT INTO passages (passages) VALUES ('optimize')")

encoded = numpy.ascontiguousarray(numpy.concatenate(encoded))
flat = faiss.IndexFlatIP(encoded.shape[1])
flat.add(encoded)
faiss.write_index(flat, f"{folder}/vectors.faiss")
print(f"{len(rows)} passages")
