"""The Python side of tools/bench/parsing: draws files, times the usual parsers, prints the table.

Usage: parsing.py heading | draw FROM TO MEGABYTES | time FOLDER | row NAME RESULTS
"""
import json
import pathlib
import random
import re
import shutil
import sys
import time

ARTICLE = re.compile(r"\.(md|markdown|mdx|html?|xhtml)$", re.I)


def articles(folder):
    return sorted(path for path in pathlib.Path(folder).rglob("*")
                  if path.is_file() and ARTICLE.search(path.name)
                  and not any(part.startswith(".") for part in path.relative_to(folder).parts))


def draw(source, target, megabytes):
    files = articles(source)
    random.Random(5).shuffle(files)
    taken = 0
    for path in files:
        if taken >= megabytes * 1e6:
            break
        copy = pathlib.Path(target, path.relative_to(source))
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        taken += path.stat().st_size


def markdown_text(parser, data):
    """The text of each block."""
    text = re.sub(r"\A---\n.*?\n---\n", "", data.decode("utf-8", "replace"), count=1, flags=re.S)
    blocks = []
    for token in parser.parse(text):
        if token.type == "inline":
            blocks.append("".join(child.content if child.content else " " for child in token.children))
        elif token.type in ("fence", "code_block"):
            blocks.append(token.content)
    return "\n\n".join(blocks)


def html_text(html, data):
    tree = html.document_fromstring(data)
    for element in tree.xpath("//script|//style|//nav|//header|//footer"):
        element.drop_tree()
    return re.sub(r"\s+", " ", tree.text_content())


def measure(folder):
    from lxml import html
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    contents = [(path.suffix.lower() in (".md", ".markdown", ".mdx"), path.read_bytes()) for path in articles(folder)]
    began = time.perf_counter()
    letters = 0
    for is_markdown, data in contents:
        if data.strip():
            letters += len(markdown_text(parser, data) if is_markdown else html_text(html, data))
    seconds = time.perf_counter() - began
    print(json.dumps({"python_seconds": seconds, "bytes": sum(len(data) for _, data in contents), "letters": letters}))


def row(name, results):
    lines = [json.loads(line) for line in open(results, encoding="utf-8")]
    ours = [line for line in lines if "parsing_seconds" in line]
    theirs = min(line["python_seconds"] for line in lines if "python_seconds" in line)
    parsing = min(line["parsing_seconds"] for line in ours)
    both = parsing + min(line["cutting_seconds"] for line in ours)
    first = ours[0]
    megabytes = first["bytes"] / 1e6
    print("|", " | ".join(str(value) for value in (
        name, f"{theirs / parsing:.1f}", f"{megabytes / parsing:.1f}", f"{megabytes / theirs:.2f}",
        f"{megabytes / both:.2f}", first["articles"], f"{megabytes:.1f}", first["passages"], first["tokens_median"],
        first["tokens_p95"])), "|", flush=True)


if sys.argv[1] == "heading":
    print("| corpus | times as fast | parsing, MB/s | Python, MB/s | parsing and cutting, MB/s | articles | MB | passages "
          "| median tokens | 95 % |\n|---|---|---|---|---|---|---|---|---|---|")
elif sys.argv[1] == "draw":
    draw(sys.argv[2], sys.argv[3], float(sys.argv[4]))
elif sys.argv[1] == "time":
    measure(sys.argv[2])
else:
    row(sys.argv[2], sys.argv[3])
