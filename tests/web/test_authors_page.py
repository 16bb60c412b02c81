"""The table of suites on the authors' page."""

from __future__ import annotations

import re
from dataclasses import replace

from rehearse.catalog.catalog import Catalog
from rehearse.catalog.proof import Proof
from tests.scripted import PROBLEM

PROVED = replace(PROBLEM, proof=Proof(40, 39, 1, 6, 16, tests=9, suite_ms=812, headroom=210.0, rounds=3))
UNPROVED = replace(PROBLEM, id="b", slug="squares")


def test_authors_see_how_strong_each_suite_is_and_which_were_not_measured(serve):
    catalog = Catalog({each.slug: each for each in (PROVED, UNPROVED)})
    html = serve(catalog=catalog).test_client().get("/authors").text
    rows = re.findall(
        r"<tr>\s*<th.*?</tr>", html.partition('data-testid="strengths"')[2].partition("<tbody>")[2], re.DOTALL
    )
    plain = [" ".join(re.sub(r"<[^>]*>", " ", row).split()) for row in rows]
    assert plain == ["dsa/doubling Implement 98 % of 40 6 9 812 ms 210x 3", "dsa/squares Implement not recorded"]
