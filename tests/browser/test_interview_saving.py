"""What is typed in an interview is kept: by whom it was written last, when the clock stands, and before it is handed in."""

from playwright.sync_api import expect

from tests.browser.interviewing import begin, ready
from tests.browser.reading import editor, saved, write


def test_what_was_typed_before_the_clock_stands_is_kept_and_nothing_is_typed_meanwhile(page, unjudged):
    begin(page, unjudged, "first-mock")
    write(page, "x = 'in time'")
    page.get_by_role("button", name="Stop the clock").click()
    going = page.get_by_role("button", name="Let the clock go on")
    expect(going).to_be_visible()
    editor(page).press("End")
    page.keyboard.type("too late")
    expect(page.locator("#notes")).not_to_be_editable()
    page.reload()
    ready(page)
    expect(editor(page)).to_have_text("x = 'in time'")
    going.click()
    expect(page.locator("#notes")).to_be_editable()
    write(page, "x = 'later'")
    saved(page)


def test_a_text_that_one_browser_kept_is_offered_and_never_put_over_newer_work(page, other, unjudged):
    begin(page, unjudged, "two-coding-problems")
    room = page.url
    unjudged.kill()
    write(page, "x = 'kept here'")
    saved(page, "Not saved, retrying…")
    page.goto("about:blank")
    unjudged.start(path="/healthz")
    for window in (other, page):
        window.goto(room)
        ready(window)
        if window is other:
            window.get_by_role("button", name="Write here instead").click()
            expect(window.get_by_test_id("elsewhere")).to_be_hidden()
            ready(window)
            write(window, "x = 'newer'")
            saved(window)
    page.get_by_role("button", name="Write here instead").click()
    expect(page.get_by_test_id("elsewhere")).to_be_hidden()
    ready(page)
    expect(editor(page)).to_have_text("x = 'newer'")
    page.get_by_test_id("put-back").click()
    expect(editor(page)).to_have_text("x = 'kept here'")
    saved(page)


def test_code_and_notes_that_the_server_never_saw_come_back(page, unjudged):
    begin(page, unjudged, "two-coding-problems")
    room = page.url
    unjudged.kill()
    write(page, "x = 'kept here'")
    page.locator("#notes").fill("a heap")
    saved(page, "Not saved, retrying…")
    page.goto("about:blank")
    unjudged.start(path="/healthz")
    page.goto(room)
    ready(page)
    expect(editor(page)).to_have_text("x = 'kept here'")
    expect(page.locator("#notes")).to_have_value("a heap")
    saved(page)


def test_nothing_is_handed_in_while_the_last_text_is_not_saved(page, unjudged):
    begin(page, unjudged, "two-coding-problems")
    unjudged.kill()
    write(page, "x = 'the last word'")
    saved(page, "Not saved, retrying…")
    page.locator("#end-round").click()
    page.locator("#sure-yes").click()
    expect(page.locator("#trouble")).to_contain_text("is not saved yet, so nothing was handed in")
    unjudged.start(path="/healthz")
    saved(page)
    page.reload()
    ready(page)
    expect(editor(page)).to_have_text("x = 'the last word'")


def test_a_tab_that_is_duplicated_only_reads(page, unjudged):
    begin(page, unjudged, "two-coding-problems")
    with page.expect_popup() as opened:
        # It begins with a copy of what the tab keeps, as a duplicate does.
        page.evaluate("void window.open(location.href)")
    expect(opened.value.get_by_test_id("elsewhere")).to_be_visible()
    write(page, "x = 1")
    saved(page)
    expect(page.get_by_test_id("elsewhere")).to_be_hidden()
