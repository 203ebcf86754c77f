#!/usr/bin/env python3
"""Makes the abstention fixture of Tests/EvaluationTests: seeded scores and labels, with scikit-learn's and NumPy's values.

    python3 -m venv /tmp/measures && /tmp/measures/bin/pip install scikit-learn==1.9.1 scipy==1.17.1
    /tmp/measures/bin/python tools/measures/make_answerability_fixture.py Tests/EvaluationTests/Fixtures

Writes answerability.tsv (label, a coarse probability with many ties, a fine one without) and answerability-expected.tsv
(column, measure, value). What scikit-learn has is taken from it; DeLong's test and the areas under the risk-coverage curve are
computed here from their definitions, pair by pair, in another way than the product does.
"""

import sys
from pathlib import Path

import numpy
import scipy.stats
import sklearn.calibration
import sklearn.metrics

SEED = 20261121
ITEMS = 400


def placements(labels, scores):
    """For each answerable item the share of unanswerable ones below it, and for each of these the share above it."""
    above = scores[labels == 1][:, None]
    below = scores[labels == 0][None, :]
    won = (above > below) + 0.5 * (above == below)
    return won.mean(axis=1), won.mean(axis=0)


def delong(labels, first, second):
    """The covariance form of the paper."""
    parts = [placements(labels, scores) for scores in (first, second)]
    answerable = numpy.cov([part[0] for part in parts]) / (labels == 1).sum()
    unanswerable = numpy.cov([part[1] for part in parts]) / (labels == 0).sum()
    covariance = answerable + unanswerable
    contrast = numpy.array([-1.0, 1.0])
    difference = contrast @ [part[0].mean() for part in parts]
    error = numpy.sqrt(contrast @ covariance @ contrast)
    return difference, error, 2 * scipy.stats.norm.sf(abs(difference) / error)


def uniform_ece(labels, scores):
    truth, meant = sklearn.calibration.calibration_curve(labels, scores, n_bins=10, strategy="uniform")
    counts = numpy.histogram(scores, bins=numpy.linspace(0, 1, 11))[0]
    return (abs(truth - meant) * counts[counts > 0]).sum() / counts.sum()


def equal_mass_ece(labels, scores):
    """For scores without ties: ten bins of forty."""
    order = numpy.argsort(scores)
    bins = zip(labels[order].reshape(10, -1), scores[order].reshape(10, -1))
    return numpy.mean([abs(truth.mean() - meant.mean()) for truth, meant in bins])


def risk_coverage_area(labels, scores):
    """For scores without ties."""
    wrong = 1 - labels[numpy.argsort(-scores)]
    return (wrong.cumsum() / numpy.arange(1, len(wrong) + 1)).mean()


def main(folder):
    rng = numpy.random.default_rng(SEED)
    labels = (rng.random(ITEMS) < 0.6).astype(int)
    fine = rng.beta(numpy.where(labels == 1, 4, 2), numpy.where(labels == 1, 2, 3))
    noisy = numpy.clip(fine + rng.normal(0, 0.15, ITEMS), 0.001, 0.999)
    coarse = numpy.round(noisy * 17) / 17 * 0.97 + 0.011  # ties, none at a tenth
    assert len(set(fine)) == ITEMS and len(set(coarse)) < 20

    folder.mkdir(parents=True, exist_ok=True)
    lines = [f"{label}\t{a!r}\t{b!r}\n" for label, a, b in zip(labels.tolist(), coarse.tolist(), fine.tolist())]
    (folder / "answerability.tsv").write_text("".join(lines), encoding="utf-8")

    values = []
    for name, scores in (("coarse", coarse), ("fine", fine)):
        values.append((name, "AUROC", sklearn.metrics.roc_auc_score(labels, scores)))
        values.append((name, "AUPR", sklearn.metrics.average_precision_score(labels, scores)))
        values.append((name, "Brier", sklearn.metrics.brier_score_loss(labels, scores)))
        values.append((name, "ECE equal width", uniform_ece(labels, scores)))
    values.append(("fine", "ECE equal mass", equal_mass_ece(labels, fine)))
    values.append(("fine", "AURC", risk_coverage_area(labels, fine)))
    for name, value in zip(("difference", "error", "p"), delong(labels, coarse, fine)):
        values.append(("both", f"DeLong {name}", value))
    lines = [f"{column}\t{measure}\t{float(value)!r}\n" for column, measure, value in values]
    (folder / "answerability-expected.tsv").write_text("".join(lines), encoding="utf-8")
    print("".join(lines), end="")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
