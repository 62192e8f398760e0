"""What the eye and the line have to bear: spacing, colours of one's own, no motion, few bytes."""

import gzip

import pytest

from tests.browser.conftest import opened
from tests.browser.test_everyone import OWN_CHECKS

KINDS = ["website:start", "website:wish_form", "website:listing", "website:need", "website:ledger"]
KINDS += ["handovers:department", "desk:today", "needs:inbox"]
SPACING = """
  * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
  p { margin-bottom: 2em !important; }
"""
CLIPPED = """() => [...document.querySelectorAll("body *")].filter((e) => {
  const style = getComputedStyle(e), words = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  const hides = /hidden|clip/.test(style.overflowX + style.overflowY);
  return words && hides && e.clientWidth > 1 && e.checkVisibility() && !e.closest(".kern-sr-only, .q-skip")
    && (e.scrollHeight > e.clientHeight + 2 || e.scrollWidth > e.clientWidth + 2);
}).map((e) => e.outerHTML.slice(0, 160))"""


def visitor(name):
    return "Leitung des Stadtteilbüros" if name.startswith(("desk:", "needs:")) else "nobody"


@pytest.mark.parametrize("name", KINDS)
def test_wider_spacing_clips_no_words_and_widens_no_page(people, house, name):
    page = people[visitor(name)].new_page()
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(house.pages[name])
    page.evaluate(
        "css => { const s = new CSSStyleSheet(); s.replaceSync(css);"
        " document.adoptedStyleSheets.push(s); }",
        SPACING,
    )

    clipped = page.evaluate(CLIPPED)
    wide = page.evaluate(OWN_CHECKS)["overflow"]
    page.close()

    assert clipped == []
    assert wide == []


def test_nothing_moves_for_those_who_ask_for_calm_and_own_colours_show_everything(browser, house):
    context = opened(browser, house, reduced_motion="reduce", forced_colors="active")
    page = context.new_page()

    for name in KINDS[:5]:
        page.goto(house.pages[name])
        moving = page.evaluate(
            "document.getAnimations().filter((a) => a.effect.getTiming().duration > 10).length"
        )
        lost = page.evaluate(
            "[...document.querySelectorAll('main h1, main a, main button, main label')].filter((e) => {"
            " const s = getComputedStyle(e); return e.checkVisibility() && e.textContent.trim()"
            " && s.color === s.backgroundColor; }).length"
        )
        assert (moving, lost) == (0, 0)
    context.close()


def test_the_list_loads_in_150_kilobytes(browser, house):
    """Without fonts and the map, compressed as a proxy would send them."""
    context = opened(browser, house)
    page, answers = context.new_page(), []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - it wraps functions only
    page.goto(house.pages["website:listing"])
    page.wait_for_load_state("networkidle")

    sizes = {a.url: len(gzip.compress(a.body())) for a in answers if counts(a)}
    context.close()

    assert len(sizes) > 2
    assert sum(sizes.values()) <= 150_000, sizes


def counts(answer):
    apart = ("maplibre", "/map", "geojson", ".woff")
    return answer.ok and not any(part in answer.url for part in apart)
