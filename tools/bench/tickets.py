"""Writes an export of tickets made of the questions of public sets: python3 tickets.py DATA COUNT SEED > tickets.csv

The questions repeat, with seeded variations: typing errors, openings in other words, greetings, signatures, quoted replies.
One ticket in twenty asks nothing, one in ten asks two things, one in two hundred rows is broken.
"""

import csv
import io
import json
import random
import sys

SETS = ["feedbackqa-au", "feedbackqa-uk", "squad2", "clapnq"]
GREETINGS = ["", "", "Hi,\n\n", "Hello team,\n\n", "Dear Sir or Madam,\n", "Good morning!\n\n"]
OPENINGS = ["", "", "", "I wanted to ask: ", "Quick question. ", "Could you tell me, ", "Please help. "]
CLOSINGS = ["", "", "\n\nThanks,\nRobin", "\n\nKind regards\nSam Okafor\n--\nOkafor & Lind Ltd", "\nThank you!"]
QUOTES = ["", "", "", "\n\nOn Mon, 4 May 2026 at 10:12, Support wrote:\n> Dear customer,\n> we have received your message.\n"]
NOTHING = ["Thanks, that worked!", "I am out of the office until Monday.", "Thank you so much for the quick reply."]


def mistyped(text, generator):
    """With two neighbouring letters swapped, or one left out."""
    place = generator.randrange(max(1, len(text) - 2))
    if generator.random() < 0.5:
        return text[:place] + text[place + 1 : place + 2] + text[place : place + 1] + text[place + 2 :]
    return text[:place] + text[place + 1 :]


def main():
    folder, count, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    generator = random.Random(seed)
    questions = []
    for name in SETS:
        with open(f"{folder}/retrieval/{name}/queries.jsonl", encoding="utf-8") as lines:
            questions += [json.loads(line)["text"] for line in lines]
    generator.shuffle(questions)

    def question(index):
        text = questions[index % len(questions)]
        if index >= len(questions) or generator.random() < 0.2:
            text = mistyped(text, generator)
        return generator.choice(OPENINGS) + text

    out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="")
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(["Ticket ID", "Subject", "Description", "Requester ID", "Created at", "Channel"])
    for index in range(count):
        kind = generator.random()
        if kind < 0.005:
            rows.writerow([index])
            continue
        if kind < 0.05:
            text = generator.choice(NOTHING)
        else:
            text = question(index)
            if kind > 0.9:
                text += "\n\nAlso: " + question(generator.randrange(len(questions)))
            text = generator.choice(GREETINGS) + text + generator.choice(CLOSINGS) + generator.choice(QUOTES)
        day = generator.randrange(28) + 1
        rows.writerow(
            [
                f"T-{index}", "", text, f"customer-{generator.randrange(count // 3 + 1)}",
                f"2026-{generator.randrange(5) + 1:02}-{day:02} {generator.randrange(24):02}:15:00",
                generator.choice(["web", "email", "chat"]),
            ]
        )
    out.flush()


main()
