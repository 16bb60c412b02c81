"""The forms and prompts that ship: sound, many enough, and no sequence of interviews with them breaks a rule."""

import re
import shutil
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rehearse.catalog.catalog import Catalog
from rehearse.interviews.catalogue import load_interviews
from rehearse.interviews.choosing import REST, NothingLeftError, choose
from rehearse.interviews.forms import of_plain, to_plain
from rehearse.interviews.pool import Person

PROBLEMS = Path(__file__).parents[2] / "problems"
CATALOG = Catalog.load(PROBLEMS)
INTERVIEWS = load_interviews(PROBLEMS, CATALOG)
FORMS = sorted(INTERVIEWS.forms)
GUIDE = (PROBLEMS / "README.md").read_text()
BEGIN = datetime(2026, 1, 1, 9, tzinfo=UTC)


def test_they_have_no_fault_and_each_can_be_begun():
    assert [str(fault) for fault in INTERVIEWS.faults] == []
    assert INTERVIEWS.warnings == ()


def test_there_are_ten_forms_and_enough_prompts():
    assert len(FORMS) >= 10
    counts = Counter(prompt.file for prompt in INTERVIEWS.prompts.values())
    assert all(counts[file] >= least for file, least in {"concepts": 60, "behavioural": 24, "design": 12}.items())


def test_the_usual_forms_have_their_usual_length():
    usual = {"two-coding-problems": 45, "phone-screen": 35, "ml-from-scratch": 45, "repair": 45, "behavioural": 30}
    assert {name: INTERVIEWS.forms[name].minutes for name in usual} == usual
    assert INTERVIEWS.forms["whole-loop"].minutes == 240


@pytest.mark.parametrize("name", FORMS)
def test_a_shipped_form_comes_back_from_its_plain_values(name):
    assert of_plain(to_plain(INTERVIEWS.forms[name])) == INTERVIEWS.forms[name]


def test_every_tag_of_a_shipped_form_leaves_a_choice():
    slots = [slot for form in INTERVIEWS.forms.values() for round_ in form.rounds for slot in round_.prompts]
    assert all(len(INTERVIEWS.pool.prompts_for(slot)) >= 2 * slot.count for slot in slots)


def chosen_or_when(form, person, seed, now):
    """The picks, or when there are some again."""
    try:
        return choose(form, INTERVIEWS.pool, person, seed, now).picks, None
    except NothingLeftError as error:
        return (), error.again_at


@pytest.mark.parametrize("name", FORMS)
def test_an_interview_every_other_day_never_breaks_a_rule(name):
    form, pool = INTERVIEWS.forms[name], INTERVIEWS.pool
    known = {problem.slug: problem for problem in pool.problems}
    seen: dict[str, datetime] = {}
    asked: dict[str, datetime] = {}
    for seed in range(50):
        now = BEGIN + timedelta(days=2 * seed)
        picks, again_at = chosen_or_when(form, Person(seen, seen.keys(), level=2.5, asked=asked), seed, now)
        if not picks:
            # The person has sat what there is; from the moment that is named on there is something again.
            assert again_at is None or now < again_at <= now + REST
            continue
        assert [(pick.round, pick.task) for pick in picks] == list(form.tasks())
        assert len({pick.slug or pick.prompt for pick in picks}) == len(picks)
        for pick in picks:
            slot = form.rounds[pick.round].slots[pick.task]
            assert pick.why
            if pick.slug:
                assert known[pick.slug].fits(slot)
                assert now - seen.get(pick.slug, BEGIN - REST) >= REST
                seen[pick.slug] = now
            else:
                assert INTERVIEWS.prompts[pick.prompt] in pool.prompts_for(slot)
                asked[pick.prompt] = now
    assert seen or asked


def test_two_coding_problems_cover_two_of_their_categories():
    form, pool = INTERVIEWS.forms["two-coding-problems"], INTERVIEWS.pool
    category = {problem.slug: problem.category for problem in pool.problems}
    chosen = [choose(form, pool, Person(), seed, BEGIN).picks for seed in range(50)]
    assert all(len({category[pick.slug] for pick in picks}) == 2 for picks in chosen)
    assert len({pick.slug for picks in chosen for pick in picks}) > 5


def test_the_form_and_the_prompt_of_the_guide_are_sound(tmp_path):
    form, prompt = re.findall(r"<!-- (?:form|prompt) -->\n```toml\n(.*?)```", GUIDE, re.DOTALL)
    (tmp_path / "interviews").mkdir()
    shutil.copytree(PROBLEMS / "interviews/prompts", tmp_path / "interviews/prompts")
    (tmp_path / "interviews/warm-up.toml").write_text(form)
    (tmp_path / "interviews/prompts/more.toml").write_text(prompt)
    interviews = load_interviews(tmp_path, CATALOG)
    assert ([str(fault) for fault in interviews.faults], interviews.warnings) == ([], ())
    assert "warm-up" in interviews.forms
    assert "median-or-mean" in interviews.prompts
