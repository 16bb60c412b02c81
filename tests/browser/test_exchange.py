"""Files in a browser: a package comes in and is asked, goes out, and is taken back; a file is dropped, cancelled, refused and restored."""

import json
import zipfile

import pytest
from playwright.sync_api import expect

from rehearse.review.memory import DEFAULT_WEIGHTS
from tests.browser.reading import axe_faults
from tests.served import Server
from tests.unit import exchange_files as files

pytestmark = pytest.mark.browser

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)

DROP = """name => {
  const held = new DataTransfer();
  held.items.add(new File(["Question,Answer,tag,Dropped"], name));
  document.querySelector("#drop").dispatchEvent(new DragEvent("drop", { dataTransfer: held, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def own_site(tmp_path):
    """A site that a test may change, without a judge."""
    made = Server(tmp_path, sandbox="off")
    made.start(path="/healthz")
    yield made
    made.stop()


def opened(page, site):
    page.goto(f"{site.url}/review/exchange")
    page.locator("html[data-ready]").wait_for()


def phase(page, name):
    """Wait until the file is so far."""
    page.locator(f"[data-testid=job-phase][data-phase={name}]").wait_for()


def test_a_package_comes_in_is_asked_goes_out_and_is_taken_back(page, own_site, tmp_path):
    deck = files.write(tmp_path / "deck.apkg", files.small(front='Which one? <img src="p.png">'), {"p.png": PIXEL})
    page.goto(f"{own_site.url}/review/decks")
    page.get_by_role("link", name="import and export").click()
    page.locator("html[data-ready]").wait_for()
    assert axe_faults(page) == []
    page.get_by_label("Choose a file").set_input_files(deck)
    phase(page, "done")
    expect(page.get_by_test_id("summary")).to_contain_text("New cards1")
    # What became of it is still told after a reload, and its deck can be taken out at once.
    page.reload()
    page.locator("html[data-ready]").wait_for()
    phase(page, "done")
    assert axe_faults(page) == []
    page.get_by_label("Cards", exact=True).select_option("Deck")
    with page.expect_download() as download:
        page.get_by_role("button", name="For Anki, .apkg").click()
    download.value.save_as(tmp_path / "out.apkg")
    with zipfile.ZipFile(tmp_path / "out.apkg") as archive:
        assert archive.read("0") == PIXEL
    # The card is asked, with its picture.
    page.get_by_role("link", name="Review now").click()
    picture = page.get_by_test_id("front").locator("img")
    expect(picture).to_have_js_property("naturalWidth", 1)
    opened(page, own_site)
    page.get_by_role("button", name="Take back deck.apkg").press("Enter")
    expect(page.get_by_test_id("undone")).to_contain_text("1 card of deck.apkg was taken back")
    expect(page.get_by_test_id("imports")).to_contain_text("Taken back")
    page.goto(f"{own_site.url}/review")
    expect(page.get_by_test_id("nothing")).to_be_visible()


def fitted_elsewhere(backup):
    """Let a backup come from somebody whose weights were fitted."""
    content, weights = json.loads(backup.read_bytes()), json.dumps((*DEFAULT_WEIGHTS[:-1], 0.2))
    fit = {"id": 1, "at": "2026-03-01T12:00:00Z", "reviews": 900, "items": 700, "adopted": True, "reason": ""}
    fit |= {"weights": weights, "weights_before": weights, "loss_before": 0.4, "loss_after": 0.3, "taken_back_at": None}
    content["tables"]["review_fits"] = {"columns": [*fit], "rows": [[*fit.values()]]}
    backup.write_text(json.dumps(content))


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (400, "dark")])
def test_a_file_is_dropped_cancelled_refused_and_restored(page, own_site, tmp_path, width, theme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=theme)
    opened(page, own_site)
    # A file that is still on its way can be cancelled.
    page.route("**/api/v1/review/imports?name=*", lambda _route: None)
    page.evaluate(DROP, "cards.csv")
    phase(page, "receiving")
    assert axe_faults(page) == []
    page.get_by_role("button", name="Cancel").press("Enter")
    phase(page, "cancelled")
    page.unroute_all(behavior="ignoreErrors")
    page.evaluate(DROP, "cards.csv")
    phase(page, "done")
    (tmp_path / "broken.apkg").write_bytes(b"nonsense")
    page.get_by_label("Choose a file").set_input_files(tmp_path / "broken.apkg")
    phase(page, "failed")
    expect(page.get_by_test_id("job-error")).to_contain_text("not a zip file")
    assert axe_faults(page) == []
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the backup, .json").click()
    download.value.save_as(tmp_path / "backup.json")
    fitted_elsewhere(tmp_path / "backup.json")
    page.get_by_role("button", name="Take back").click()
    page.get_by_test_id("undone").wait_for()
    page.get_by_label("Choose a file").set_input_files(tmp_path / "backup.json")
    phase(page, "asking")
    expect(page.get_by_test_id("changes")).to_contain_text("Cards")
    expect(page.get_by_text("The weights fitted on 1 March 2026 come into use with the backup")).to_be_visible()
    assert axe_faults(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    page.get_by_role("button", name="Restore").press("Enter")
    phase(page, "done")
    expect(page.get_by_label("Cards", exact=True).locator("option", has_text="Dropped")).to_have_count(1)
