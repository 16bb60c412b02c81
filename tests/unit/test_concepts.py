"""concepts.toml: names, decks, and what should be known before what."""

from __future__ import annotations

import pytest

from rehearse.catalog.catalog import Catalog


@pytest.fixture
def read(tmp_path):
    """The catalogue of a problems folder whose concepts are these, each given by its prerequisites."""

    def load(**prerequisites: list[str]) -> Catalog:
        tables = (
            f'[{key}]\nname = "{key}"\ndeck = "numerics"\nprerequisites = {names}\n'
            for key, names in prerequisites.items()
        )
        (tmp_path / "concepts.toml").write_text("\n".join(tables))
        (tmp_path / "tags.toml").write_text("[categories]\n[tags]\n")
        return Catalog.load(tmp_path)

    return load


def test_concepts_know_what_comes_before_them(read):
    catalog = read(exp=[], softmax=["exp"])
    assert catalog.faults == ()
    assert catalog.vocabulary.concepts["softmax"].prerequisites == ("exp",)


def test_a_prerequisite_that_is_no_concept_is_named_with_its_line(read):
    catalog = read(softmax=["exponentials"])
    assert [(fault.file, fault.line) for fault in catalog.faults] == [("concepts.toml", 4)]
    assert "`exponentials`" in catalog.faults[0].message
    assert catalog.vocabulary.concepts["softmax"].prerequisites == ()


def test_every_concept_of_a_ring_is_named(read):
    catalog = read(first=["second"], second=["third"], third=["first"], apart=[], after=["first"])
    assert [fault.message.split("`")[1] for fault in catalog.faults] == ["first", "second", "third"]


def test_whoever_follows_prerequisites_comes_to_an_end_even_with_a_ring_in_the_file(read):
    concepts = read(first=["second"], second=["first"], itself=["itself"], after=["first"]).vocabulary.concepts
    assert {key: each.prerequisites for key, each in concepts.items()} == {
        "first": (),
        "second": (),
        "itself": (),
        "after": ("first",),
    }
