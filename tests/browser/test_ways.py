"""The long ways through a real browser: a wish to its answer, by keyboard only, without script."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import opened

WISH = "Eine Wippe für kleine Kinder auf dem Bolzplatz an der Ludwigshöhe"
NEED = "Eine Wippe auf dem Bolzplatz"
PLAIN = "Die Wippe kommt im Frühling."


def wait_like_a_person(page):
    """The form takes nothing that was filled in faster than anybody writes."""
    page.wait_for_timeout(3200)


def tell_a_wish(page, text, email=""):
    page.goto("/sankt-mang/mitmachen/wunsch/")
    page.get_by_label("Ihr Wunsch").fill(text)
    if email:
        page.get_by_label("Per E-Mail").check()
        page.get_by_label("Ihre E-Mail-Adresse").fill(email)
    wait_like_a_person(page)
    page.get_by_role("button", name="Wunsch absenden").click()
    page.wait_for_url("**/danke/**")
    return re.search(r"\d{4}-\d{5}", page.url)[0]


def test_a_wish_finds_its_way_to_an_answer_that_everybody_can_read(guest, clerk, house):
    number = tell_a_wish(guest, WISH, "nora@wippe.example")
    confirm_address(clerk, guest)
    read(clerk, number)
    need = bundle(clerk, number)
    link = hand_over(clerk)

    answer(guest, link)
    tell_everybody(clerk)

    guest.goto(f"/sankt-mang/wuensche/{number}/")
    journey = guest.locator("main")
    expect(journey).to_contain_text("Wir stellen eine Wippe auf.")
    expect(journey).to_contain_text(PLAIN)
    guest.goto(f"/sankt-mang/bedarfe/{need}/")
    expect(guest.locator("main")).to_contain_text("Zugesagt")
    clerk.goto("/sankt-mang/buero/post/")
    expect(clerk.locator("main")).to_contain_text(NEED)


def confirm_address(clerk, guest):
    """Only a confirmed address gets more than one letter."""
    clerk.goto("/sankt-mang/buero/post/")
    clerk.get_by_role("link", name=re.compile("bestätigen", re.IGNORECASE)).first.click()
    link = re.search(r"/sankt-mang/bestaetigen/[\w-]+/", clerk.locator("main").inner_text())[0]
    guest.goto(link)
    guest.locator("main").get_by_role("button").click()


def read(clerk, number):
    clerk.goto(f"/sankt-mang/buero/wuensche/lesen/?wunsch={number}")
    clerk.get_by_role("button", name="Freigeben").click()
    clerk.wait_for_url("**zuletzt=*")


def bundle(clerk, number):
    clerk.goto(f"/sankt-mang/buero/wuensche/?wunsch={number}")
    clerk.get_by_role("button", name="Neuen Bedarf anlegen").click()
    expect(clerk.locator("main")).to_have_count(1)
    clerk.get_by_label("Titel").fill(NEED)
    clerk.get_by_label("Worum geht es?").fill("Kleine Kinder brauchen ein Spielgerät.")
    clerk.get_by_role("button", name="Bedarf anlegen").click()
    expect(clerk.get_by_text(f"gehört jetzt zum Bedarf „{NEED}“")).to_be_visible()
    clerk.goto(f"/sankt-mang/buero/bedarfe/?q={NEED}")
    clerk.locator("main").get_by_role("link", name=NEED).first.click()
    return re.search(r"B-\d{4}-\d+", clerk.url)[0]


def hand_over(clerk):
    clerk.goto("/sankt-mang/buero/weitergaben/neu/")
    clerk.get_by_label(NEED).check()
    clerk.get_by_role("button", name="Weiter", exact=True).click()
    clerk.get_by_label("Stadtgärtnerei").check()
    clerk.get_by_role("button", name="Ansehen, was das Amt sieht").click()
    clerk.get_by_role("button", name="Jetzt weitergeben").click()
    return clerk.get_by_role("link", name="Seite öffnen").get_attribute("href")


def answer(guest, link):
    """The department has no account."""
    guest.goto(link)
    guest.get_by_role("radio", name="Ja", exact=False).first.check()
    guest.get_by_label("Begründung").first.fill("Wir stellen eine Wippe auf.")
    guest.get_by_role("button", name="Antwort absenden").first.click()
    expect(guest.get_by_text("Alles ist beantwortet")).to_be_visible()


def tell_everybody(clerk):
    clerk.goto("/sankt-mang/buero/antworten/")
    clerk.get_by_role("listitem").filter(has_text=NEED).get_by_role("link").first.click()
    clerk.get_by_role("textbox").fill(PLAIN)
    clerk.get_by_role("button", name="Brief ansehen").click()
    clerk.get_by_role("button", name="Allen Bescheid sagen").click()
    expect(clerk.get_by_text("Alle haben Bescheid")).to_be_visible()


def tab_to(page, locator, most=80):
    """Press Tab until the element has the focus; each stop on the way must be seen."""
    for _step in range(most):
        page.keyboard.press("Tab")
        page.wait_for_function(FOCUS_IS_SEEN, timeout=1000)  # the browser scrolls a moment later
        if locator.evaluate("e => e === document.activeElement"):
            return
    pytest.fail(f"Tab does not reach {locator}")


FOCUS_IS_SEEN = """() => {
  const e = document.activeElement;
  if (e === document.body) return true;
  const box = e.getBoundingClientRect();
  const marked = [e, e.closest(".kern-form-check, .q-cover, .maplibregl-map")].some((x) => {
    const style = x && getComputedStyle(x);
    return style && (style.boxShadow !== "none" || style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
  });
  return marked && box.bottom > 0 && box.top < innerHeight;
}"""


def test_the_wish_form_by_keyboard_only(guest):
    guest.goto("/sankt-mang/mitmachen/wunsch/")
    tab_to(guest, guest.get_by_role("link", name="Zum Inhalt"), most=2)
    guest.keyboard.press("Enter")

    tab_to(guest, guest.get_by_role("button", name="Wunsch absenden"))
    wait_like_a_person(guest)
    guest.keyboard.press("Enter")
    summary = guest.locator("main .kern-alert[data-focus]")
    expect(summary).to_be_focused()
    tab_to(guest, summary.get_by_role("link").first, most=2)
    guest.keyboard.press("Enter")
    guest.keyboard.type("Ein Fahrradständer am Bürgertreff")
    text = guest.get_by_label("Ihr Wunsch")
    assert text.input_value() == "Ein Fahrradständer am Bürgertreff"
    described = text.get_attribute("aria-describedby").split()
    words = [guest.locator(f"[id='{part}']").inner_text() for part in described]
    assert "Schreiben Sie bitte, was Sie sich wünschen." in " ".join(words)

    tab_to(guest, guest.get_by_role("button", name="Wunsch absenden"))
    guest.keyboard.press("Enter")
    guest.wait_for_url("**/danke/**")


def test_the_queue_by_keyboard_only(clerk):
    clerk.goto("/sankt-mang/buero/wuensche/lesen/")
    first = clerk.get_by_role("heading", level=2, name="Wunsch 2").inner_text()

    tab_to(clerk, clerk.get_by_role("button", name=re.compile("reigeben")).first)
    clerk.keyboard.press("Enter")
    clerk.wait_for_url("**zuletzt=*")

    heading = clerk.get_by_role("heading", level=2, name="Wunsch 2")
    assert heading.inner_text() != first
    expect(heading).to_be_focused()
    second = clerk.url
    clerk.keyboard.press("e")
    clerk.wait_for_url(lambda url: url != second)


@pytest.fixture
def unscripted(browser, house):
    context = opened(browser, house, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_a_wish_without_script(unscripted):
    page = unscripted
    page.goto("/sankt-mang/mitmachen/wunsch/")
    page.get_by_label("Ihr Wunsch").fill("Ein Trinkbrunnen am Marktplatz")
    page.get_by_label("Per E-Mail").check()
    page.get_by_label("Ihre E-Mail-Adresse").fill("ohne-zeichen")
    wait_like_a_person(page)
    page.get_by_role("button", name="Wunsch absenden").click()

    assert page.get_by_label("Ihr Wunsch").input_value() == "Ein Trinkbrunnen am Marktplatz"
    assert page.get_by_label("Ihre E-Mail-Adresse").input_value() == "ohne-zeichen"
    assert page.locator("main .kern-alert--danger").first.is_visible()
    page.get_by_label("Ihre E-Mail-Adresse").fill("nora@brunnen.example")
    page.get_by_role("button", name="Wunsch absenden").click()
    page.wait_for_url("**/danke/**")


def test_the_list_without_script(unscripted):
    page = unscripted
    page.goto("/sankt-mang/wuensche/")
    page.get_by_role("searchbox").or_(page.locator("main input[name=q]")).first.fill("Bank")
    page.locator("main form[role=search] button, main form button").first.click()

    assert "q=Bank" in page.url
    assert page.locator(".q-entry").count() > 0


def test_bundling_without_script(browser, house):
    context = opened(browser, house, java_script_enabled=False)
    page = context.new_page()
    page.goto("/anmelden/")
    page.get_by_role("button", name="Stadtteilbüro:").click()
    page.goto("/sankt-mang/buero/wuensche/")
    chosen = page.locator(".q-pick input[type=checkbox]").first
    number = chosen.get_attribute("value")
    chosen.check()
    page.get_by_role("button", name="Vorschläge zeigen").click()

    assert f"wunsch={number}" in page.url
    page.get_by_role("button", name="Neuen Bedarf anlegen").click()
    page.get_by_label("Worum geht es?").fill("Ohne Skript")
    page.get_by_role("button", name="Bedarf anlegen").click()
    assert "gehört jetzt zum Bedarf" in page.locator("main").inner_text()
    context.close()
