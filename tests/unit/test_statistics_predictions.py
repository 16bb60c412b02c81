"""Each review is predicted by the weights of its time, as a look at the log on that day would have been."""

import random
from datetime import date, timedelta

import pytest

from rehearse.review.memory import MemoryModel
from rehearse.review.settings import Settings
from rehearse.review.statistics.predictions import as_predicted
from rehearse.review.statistics.replay import replay
from tests.people import FORGETFUL, anybody
from tests.unit.review_logs import EASY, FIRST_DAY, GOOD, SCHEDULERS, log_of, random_log, rated, taken_back

ALWAYS = (date.min, MemoryModel())
FITTED = MemoryModel(FORGETFUL)


def by(model):
    settings = Settings(model=model)
    return {"card": settings.scheduler("card"), "problem": settings.scheduler("problem")}


def predicted(rows, spells, model=None):
    """What was predicted of the ratings of a log, by somebody whose weights are those of a model today."""
    log, schedulers = log_of(rows), by(model or spells[-1][1])
    return as_predicted(log, replay(log, schedulers), schedulers, spells).predicted.tolist()


def test_who_never_had_other_weights_was_predicted_by_todays():
    log = log_of(random_log(random.Random(0)))
    answers = replay(log, SCHEDULERS)
    told = as_predicted(log, answers, SCHEDULERS, [ALWAYS])
    assert told.predicted.tolist() == answers.predicted.tolist()


def test_weights_predict_from_their_day_on_and_not_before():
    rows = [rated("card:c", number, EASY) for number in (0, 10, 40, 41)]
    model = MemoryModel()
    first = model.after(None, EASY, 0)
    second = FITTED.after(FITTED.after(None, EASY, 0), EASY, 10)
    told = predicted(rows, [ALWAYS, (FIRST_DAY + timedelta(days=40), FITTED)])
    assert told[1] == pytest.approx(model.retrievability(first, 10))
    assert told[2] == pytest.approx(FITTED.retrievability(second, 30))
    # A control: the weights of today would have said something else of the second.
    assert (
        predicted(rows, [ALWAYS], FITTED)[1]
        == told[1]
        != pytest.approx(FITTED.retrievability(FITTED.after(None, EASY, 0), 10))
    )


@pytest.mark.parametrize("seed", range(10))
def test_every_prediction_is_that_of_its_own_weights(seed):
    chance = random.Random(seed)
    rows = random_log(chance)
    last = max(row.day for row in rows)
    days = sorted(FIRST_DAY + timedelta(days=chance.randint(1, (last - FIRST_DAY).days)) for _ in range(3))
    spells = [ALWAYS, *((each, MemoryModel(anybody(number))) for number, each in enumerate(days))]
    told = predicted(rows, spells)
    ratings = log_of(rows).ratings()
    whole = [replay(log_of(rows), by(model)).predicted.tolist() for _, model in spells]
    for place, day in enumerate(ratings.day.tolist()):
        spell = max(number for number, (first, _) in enumerate(spells) if first.toordinal() <= day)
        assert told[place] == whole[spell][place]


def test_what_was_undone_later_was_never_there():
    rows = [rated("card:c", number, GOOD) for number in (0, 1, 5)]
    spells = [ALWAYS, (FIRST_DAY + timedelta(days=4), FITTED)]
    kept = predicted([rows[0], rows[1], rated("card:c", 2, EASY), rows[2], taken_back(3)], spells)
    assert kept == predicted(rows, spells)
