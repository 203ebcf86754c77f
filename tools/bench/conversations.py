"""Topics of the last turns of conversations: the answerable ones against each other kind, a file for each kind.

Usage: conversations.py queries.jsonl FOLDER
"""
import json
import sys

rows = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
for kind in ("unanswerable", "partial", "underspecified"):
    with open(f"{sys.argv[2]}/{kind}.jsonl", "w", encoding="utf-8") as file:
        for row in rows:
            if row["answerability"] in ("ANSWERABLE", kind.upper()):
                topic = {"id": row["id"], "text": row["text"], "answerable": row["answerability"] == "ANSWERABLE"}
                file.write(json.dumps(topic, ensure_ascii=False) + "\n")
