"""The report of an interview in a browser: looked at, replayed, rated and printed.

Why a scripted sandbox: what the judge finds has to be the same each time, and the interview takes minutes that only a clock can pass.
"""

from threading import Thread

import pytest
from playwright.sync_api import expect
from werkzeug.serving import make_server

from rehearse import services
from rehearse.config import Config
from rehearse.services import open_services
from rehearse.web.application import build
from tests.browser.reading import axe_faults
from tests.scripted import PROBLEM, ScriptedSandbox, opening
from tests.web.interviewed import CATALOG, KNOWN, MEASURED, SOURCE, sit
from tests.web.solving import Clock

pytestmark = pytest.mark.browser


@pytest.fixture
def report(tmp_path, monkeypatch):
    """The address of the report of an interview that is over."""
    clock = Clock()
    monkeypatch.setattr(services, "utc_now", clock)
    found = open_services(
        Config(data_dir=tmp_path, sandbox="docker"),
        catalog=CATALOG,
        interviews=KNOWN,
        open_sandbox=opening(ScriptedSandbox(MEASURED)),
    )
    app = build(found)
    found.start()
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    interview = sit(app.test_client(), clock)
    yield f"http://127.0.0.1:{server.port}{interview.removeprefix('/api/v1')}/report"
    found.close()
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_report_is_replayed_byte_for_byte_rated_and_printed(page, report):
    page.goto(report)
    page.locator("html[data-ready]").wait_for()
    assert axe_faults(page) == []
    # At the beginning there is the starter; each change on it is one that was typed.
    page.get_by_label("Text", exact=True).select_option("code/0/0")
    shown = page.get_by_test_id("replay-shown")
    assert shown.text_content() == PROBLEM.starter
    forward, typed = page.get_by_role("button", name="Change ▸"), []
    while not typed or typed[-1] != SOURCE:
        forward.click()
        typed.append(shown.text_content())
    assert [text for text in typed if text != PROBLEM.starter] == [
        SOURCE[:length] for length in range(5, len(SOURCE) + 1)
    ]
    page.get_by_role("slider").press("End")
    expect(shown).to_have_text(SOURCE.strip())
    assert shown.text_content() == SOURCE
    page.get_by_role("slider").press("Home")
    assert shown.text_content() == PROBLEM.starter
    # It plays by the keyboard.
    page.get_by_role("slider").press("Space")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    page.get_by_role("slider").press("Space")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    # A rating changes the signal at once, and is there when the page comes again.
    expect(page.get_by_test_id("signal")).to_contain_text("No")
    planning = page.get_by_test_id("axis-plan")
    planning.get_by_text("4 · Above the bar").click()
    expect(planning.get_by_test_id("counts")).to_have_text("Your level counts.")
    expect(page.get_by_test_id("signal")).to_contain_text("Planning (4)")
    page.reload()
    expect(page.get_by_role("radio", name="4 · Above the bar").nth(1)).to_be_checked()
    # On paper there is neither navigation nor a button.
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    expect(page.get_by_role("button")).to_have_count(0)
