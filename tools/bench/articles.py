"""Turns a judged corpus (JSON lines of id, title, text, and sometimes headers and html) into articles for the index.

Where a row has headings and HTML, they become one HTML article, as a help centre would have it.

Usage: articles.py corpus.jsonl > articles.jsonl
"""
import html
import json
import sys

for line in open(sys.argv[1], encoding="utf-8"):
    row = json.loads(line)
    article = {"id": row["id"], "title": row.get("title") or ""}
    if "html" in row:
        headings = "".join(
            f"<h{level}>{html.escape(text)}</h{level}>" for level, text in enumerate(row.get("headers", []), start=2)
        )
        article |= {"format": "html", "body": headings + row["html"]}
    else:
        article |= {"format": "text", "text": row["text"]}
    print(json.dumps(article, ensure_ascii=False))
