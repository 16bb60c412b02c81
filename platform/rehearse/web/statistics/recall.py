"""What was remembered, and whether the schedule had predicted it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rehearse.review.models import ItemKind
from rehearse.review.statistics.shapes import (
    ENOUGH,
    ENOUGH_TO_COMPARE,
    Against,
    Calibration,
    Fit,
    Retention,
    Share,
)
from rehearse.web import charts
from rehearse.web.charts import Estimate, percent
from rehearse.web.statistics.figures import PLURALS, Figure, Table, too_few


def retention(found: Iterable[Retention], kind: ItemKind, wanted: float) -> Figure:
    """What share of the items that came back was still known. `wanted` is the share that the schedule aims at."""
    own = [each for each in found if each.kind == kind]
    together = [each for each in own if each.maturity == "all"]
    ever = next(each.share for each in together if each.days is None)
    name, title = f"retention-{kind}", f"True retention of {PLURALS[kind]}"
    if ever.share is None:
        return Figure(name, title, (too_few(ever.of, ENOUGH),))
    sentence = f"Of {ever.of} reviews you remembered {_share(ever)}. The schedule aims at {percent(wanted)}."
    rows = tuple(
        (_period(days), *(_told(each.share) for each in own if each.days == days))
        for days in (each.days for each in together)
    )
    return Figure(
        name,
        title,
        (
            sentence,
            "Counted is the first answer of an item on a day, once it is learned. Hard, good and easy are remembered.",
        ),
        charts.rows([(_period(each.days), _estimate(each.share)) for each in together], wanted),
        f"{sentence} A dot for each period with its 95 % interval, and a line at what the schedule aims at.",
        (("share", "remembered, with its 95 % interval"), ("target", "what the schedule aims at")),
        (
            Table(
                f"True retention of {PLURALS[kind]}, with 95 % intervals. Mature: the interval was 21 days or more.",
                ("Period", "All", "Young", "Mature"),
                rows,
            ),
        ),
    )


def calibration(found: Calibration) -> Figure:
    """Predicted against actual recall."""
    kind = PLURALS[found.kind]
    name, title = f"calibration-{found.kind}", f"Does the schedule know your {kind}?"
    if found.fit is None:
        return Figure(name, title, (too_few(found.reviews, ENOUGH_TO_COMPARE),))
    points = [
        (each.predicted, estimate)
        for each in found.bins
        if (estimate := _estimate(each.actual, f"predicted {percent(each.predicted)}, ")) is not None
    ]
    sentences = tuple(verdict(kind, found.reviews, found.fit))
    return Figure(
        name,
        title,
        sentences,
        charts.against_prediction(points, found.fit.actual),
        f"{sentences[0]} A dot for each group of reviews: to the right what was predicted, upwards what was remembered, with its 95 % interval.",
        (("share", "remembered"), ("diagonal", "just as predicted"), ("average", "your average")),
        (_bins(found), _losses(found.fit)),
    )


def verdict(kind: str, reviews: int, fit: Fit) -> Iterator[str]:
    """Whether the schedule predicts better than the average, in plain words."""
    losses = f"(log loss {fit.log_loss:.3f} against {fit.average.log_loss:.3f}; less is better)"
    yield {
        "better": f"Yes: for {kind}, the schedule predicts better than your average {losses}.",
        "unclear": f"Not shown: for {kind}, {reviews} reviews do not tell whether the schedule predicts better than your average {losses}.",
        "worse": f"No: for {kind}, the schedule predicts worse than your average {losses}. Take the days on which they come back for a habit, not for a forecast.",
    }[fit.average.against]
    yield f"It expected you to remember {percent(fit.predicted)}, and you remembered {percent(fit.actual)}."
    yield f"{_BESIDE_MOVING[fit.moving.against]} a moving average of your latest answers ({fit.moving.log_loss:.3f})."
    yield (
        "Each prediction rests on the answers before it, by the weights that were in use when its day began, so none was fitted to it. "
        "Your average is that of these same reviews, so it is hard to beat by chance."
    )


_BESIDE_MOVING: dict[Against, str] = {
    "better": "It predicts better than",
    "unclear": "It cannot be told from",
    "worse": "It predicts worse than",
}


def _bins(found: Calibration) -> Table:
    rows = tuple(
        (f"{_precise(each.low)} to {_precise(each.high)}", _precise(each.predicted), _told(each.actual))
        for each in found.bins
    )
    return Table("Predicted and remembered, by prediction", ("Predicted", "Mean", "Remembered"), rows)


def _losses(fit: Fit) -> Table:
    rows = tuple(
        (name, f"{each.log_loss:.4f}", f"{each.rmse_bins:.4f}")
        for name, each in (("The schedule", fit), ("Your average", fit.average), ("Moving average", fit.moving))
    )
    return Table("How far predictions are off; less is better", ("Prediction", "Log loss", "RMSE (bins)"), rows)


def _estimate(share: Share, before: str = "") -> Estimate | None:
    if share.share is None or share.low is None or share.high is None:
        return None
    return Estimate(share.share, share.low, share.high, f"{before}{_share(share)} of {share.of} remembered")


def _share(share: Share) -> str:
    assert share.share is not None
    assert share.low is not None
    assert share.high is not None
    return f"{percent(share.share)} ({100 * share.low:.0f} to {percent(share.high)})"


def _told(share: Share) -> str:
    """A share with its count for a table."""
    if share.share is None:
        return f"{share.remembered} of {share.of}, too few to tell" if share.of else "none"
    return f"{_share(share)}, {share.remembered} of {share.of}"


def _precise(share: float) -> str:
    return f"{100 * share:.1f}\N{NO-BREAK SPACE}%"


def _period(days: int | None) -> str:
    return "Ever" if days is None else "Last year" if days == 365 else f"Last {days} days"
