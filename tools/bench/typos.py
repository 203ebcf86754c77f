"""Writes questions with one word of each mistyped, to measure what slips of the keyboard cost.

Usage: typos.py QUERIES.jsonl SEED > MISTYPED.jsonl

In each question one word of four letters or more that is no function word is drawn, and one slip is made in it: two
neighbours swapped, a letter left out, a letter doubled, or a neighbouring key hit instead. The first letter stays in
nine of ten. A question without such a word stays as it is. The same seed gives the same slips, whatever the order of
the questions.
"""
import json
import random
import re
import sys

ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"]
FUNCTION_WORDS = set(
    """about after also because been before being could does doing done down during each else even every from further
    going have having here hers himself however into itself just more most much must myself only other ours over
    same shall should some such than that their theirs them then there these they this those through under until upon
    very want were what when where whether which while whom whose will with within without would your yours""".split()
)


def neighbours(letter):
    for number, row in enumerate(ROWS):
        column = row.find(letter)
        if column >= 0:
            near = [(number, column - 1), (number, column + 1), (number - 1, column), (number - 1, column + 1)]
            near += [(number + 1, column - 1), (number + 1, column)]
            return [ROWS[r][c] for r, c in near if 0 <= r < 3 and 0 <= c < len(ROWS[r])]
    return []


def slip(word, draw):
    first = 0 if draw.random() < 0.1 else 1
    for _ in range(20):
        index = draw.randrange(first, len(word))
        kind = draw.choice(["swap", "drop", "double", "neighbour"])
        if kind == "swap" and index + 1 < len(word):
            changed = word[:index] + word[index + 1] + word[index] + word[index + 2 :]
        elif kind == "drop":
            changed = word[:index] + word[index + 1 :]
        elif kind == "double":
            changed = word[: index + 1] + word[index:]
        else:
            near = neighbours(word[index].lower())
            changed = word[:index] + draw.choice(near) + word[index + 1 :] if near else word
        if changed != word:
            return changed
    return word


def mistyped(text, draw):
    words = [
        match
        for match in re.finditer(r"(?<![\w'’.@/-])[A-Za-z]{4,}(?![\w'’@/-])", text)
        if match.group().lower() not in FUNCTION_WORDS
    ]
    if not words:
        return text
    word = draw.choice(words)
    return text[: word.start()] + slip(word.group(), draw) + text[word.end() :]


for line in open(sys.argv[1], encoding="utf-8"):
    row = json.loads(line)
    row["text"] = mistyped(row["text"], random.Random(f"{sys.argv[2]} {row['id']}"))
    print(json.dumps(row, ensure_ascii=False))
