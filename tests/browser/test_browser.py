"""A real Chromium: job pages from a server on this machine, and the report as a person sees it."""

import contextlib
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from conftest import DATA

from outreach.errors import InputError
from outreach.inputs.browser import check_address, extract_text_from_page, fetch_page
from outreach.inputs.job_page import read_job

pytestmark = pytest.mark.browser
LATE = """<html><head><title>Baker at Crumb</title></head><body><main id=m>Loading</main><script>
setTimeout(() => { document.getElementById('m').innerText = 'Bake bread for the town. '.repeat(20); }, 900);
</script></body></html>"""


class Quiet(SimpleHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/late.html":
            body = LATE.encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)
        elif self.path == "/private":
            self.send_response(302)
            self.send_header("Location", f"http://localhost:{self.server.server_port}/jobs/")
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def server():
    handler = partial(Quiet, directory=str(DATA))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def test_the_sample_page_gives_the_same_job_live_and_saved(server, jobs):
    address = f"{server}/jobs/tarnwick-freight-senior-data-engineer.html"
    job = read_job(address, "job02", allow_hosts=["127.0.0.1"])
    assert (job.company, job.title) == ("Tarnwick Freight", "Senior Data Engineer")
    assert job.text == jobs[1].text


def test_selected_text_is_what_a_person_would_copy(server):
    text = extract_text_from_page(
        f"{server}/jobs/tarnwick-freight-senior-data-engineer.html", allow_hosts=["127.0.0.1"]
    )
    assert "What you will be doing" in text and "Similar jobs" in text
    assert "hbLayer" not in text and "font:" not in text


def test_it_waits_until_scripts_have_written_the_text(server):
    assert "Bake bread" in fetch_page(f"{server}/late.html", allow_hosts=["127.0.0.1"]).text


@pytest.mark.parametrize(
    "address",
    ["file:///etc/hostname", "data:text/html,hello", "http://127.0.0.1/", "http://[::1]/",
     "http://10.0.0.8/", "http://169.254.169.254/latest", "http://2130706433/", "http:///nothing"],
)  # fmt: skip
def test_other_addresses_are_refused_before_a_browser_starts(address):
    with pytest.raises(InputError) as caught:
        check_address(address)
    assert caught.value.kind == "address"


def test_a_redirect_to_a_private_host_is_refused(server):
    with pytest.raises(InputError) as caught:
        fetch_page(f"{server}/private", allow_hosts=["127.0.0.1"])
    assert caught.value.kind == "address"


@contextlib.contextmanager
def chrome(width):
    from outreach.inputs.browser import _browser

    with _browser(30) as driver:
        driver.set_window_size(width, 1200)
        yield driver


@pytest.mark.parametrize("width", [480, 1400])
def test_the_report_opens_without_errors_or_requests(width, tmp_path, jobs, resumes, settings):
    from outreach.checks import run_checks
    from outreach.emails.compose import compose
    from outreach.records import Draft
    from outreach.report.html import save_report
    from outreach.runs import open_run

    run = open_run(tmp_path / "r")
    run.start({}, settings)
    run.save_inputs(jobs, resumes, [])
    for resume in resumes:
        parts = (("company", "One is here. Two is <b onclick=alert(1)>here</b>."),)
        email = compose(parts, jobs[0], resume, settings)
        run.save_draft(
            Draft("job01", resume.resume_id, "m", "sections", "needs_human", ("facts unchecked",),
                  email, run_checks(email, jobs[0], resume))
        )  # fmt: skip
    report = save_report(run)
    with chrome(width) as driver:
        driver.get(report.as_uri())
        assert driver.title.startswith("Run r: 5 emails")
        assert driver.execute_script("return performance.getEntriesByType('resource').length") == 0
        assert [entry for entry in driver.get_log("browser") if entry["level"] == "SEVERE"] == []
        overflow = driver.execute_script(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert overflow <= 0
        assert driver.execute_script("return document.styleSheets.length") == 1
        background = driver.execute_script("return getComputedStyle(document.body).backgroundColor")
        assert background == "rgb(244, 246, 249)", "the style's hash must match the policy"


# --- pages that go wrong ---------------------------------------------------------------------------------

JOB = "<h1>Baker</h1><h2>Your tasks</h2><ul><li>Bake bread</li><li>Mix dough</li><li>Sweep</li></ul>"
TEXT = (
    "<p>Crumb &amp; Sons is looking for a Baker who likes early mornings and warm bread in winter.</p>"
    "<p>You have baked for at least three years and are kind to apprentices.</p>"
    "<p>We offer two days off in a row, fair pay and as much bread as you can carry.</p>"
)
ODD = {
    "/loop": (302, {"Location": "/loop"}, b""),
    "/missing": (404, {}, b"<h1>Not found</h1>"),
    "/forbidden": (403, {}, b"<h1>No</h1>"),
    "/broken": (500, {}, b"<h1>Oops</h1>"),
    "/alert": (200, {}, f"<script>alert('hello')</script>{JOB}{TEXT}".encode()),
    "/charset": (
        200,
        {"Content-Type": "text/html"},
        f"{JOB.replace('Baker', 'Bäcker')}{TEXT}".encode("cp1252"),
    ),
    "/endless": (
        200,
        {},
        b"<body><script>setInterval(() => document.body.append('more text '), 20)</script></body>",
    ),
    "/large": (200, {}, b"<p>" + b"bread and butter " * 700_000 + b"</p>"),
    "/huge": (200, {}, b"<p>" + b"bread and butter " * 3_000_000 + b"</p>"),
    "/away": (200, {}, b"<script>location.href = 'http://localhost:1/'</script>"),
    "/banner": (
        200,
        {},
        f"""<div class="cookie-box" style="position:fixed;inset:0;background:#fff">We use cookies.
        <button onclick="this.parentNode.remove()">Reject all</button></div>{JOB}{TEXT}""".encode(),
    ),
    "/wall": (
        200,
        {},
        f'<div id="consent" style="position:fixed;inset:0">Cookies! <i>Pay</i></div>{JOB}{TEXT}'.encode(),
    ),
    "/shadow": (
        200,
        {},
        f"""<div id=h></div><script>document.getElementById('h').attachShadow({{mode: 'open'}})
        .innerHTML = `{JOB}{TEXT}`</script>""".encode(),
    ),
}


@pytest.fixture(scope="module")
def odd_server():
    class Odd(Quiet):
        def do_GET(self):
            status, headers, body = ODD.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                self.wfile.write(body)

    with ThreadingHTTPServer(("127.0.0.1", 0), Odd) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


@pytest.mark.parametrize(
    ("path", "kind", "told"),
    [
        ("/loop", "unreachable", "REDIRECT"),
        ("/missing", "http_error", "404"),
        ("/forbidden", "http_error", "refuses access"),
        ("/broken", "http_error", "500"),
        ("/large", "too_large", "million characters"),
        ("/away", "address", "private address"),
    ],
)
def test_a_bad_page_is_named_within_the_timeout(odd_server, path, kind, told):
    with pytest.raises(InputError) as caught:
        fetch_page(odd_server + path, allow_hosts=["127.0.0.1"], timeout=60)
    assert caught.value.kind == kind and told in str(caught.value)


@pytest.mark.parametrize("path", ["/alert", "/charset", "/banner", "/shadow"])
def test_an_odd_page_still_gives_its_job(odd_server, path):
    job = read_job(odd_server + path, allow_hosts=["127.0.0.1"])
    assert job.title in ("Baker", "Bäcker") and "Bake bread" in job.text
    assert not any("banner" in warning for warning in job.warnings)


def test_fifty_megabytes_are_refused_in_time(odd_server):
    with pytest.raises(InputError) as caught:
        fetch_page(f"{odd_server}/huge", allow_hosts=["127.0.0.1"], timeout=20)
    assert caught.value.kind in ("too_large", "timeout")


def test_a_banner_that_cannot_be_closed_is_told(odd_server):
    page = fetch_page(f"{odd_server}/wall", allow_hosts=["127.0.0.1"])
    assert page.warnings == ("a cookie banner stands before the page",)


def test_an_endless_page_comes_to_an_end(odd_server):
    page = fetch_page(f"{odd_server}/endless", allow_hosts=["127.0.0.1"], timeout=20)
    assert "more text" in page.text


def test_a_kept_page_needs_no_net(server, tmp_path):
    address = f"{server}/jobs/tarnwick-freight-senior-data-engineer.html"
    first = read_job(address, pages=tmp_path, allow_hosts=["127.0.0.1"])
    (kept,) = tmp_path.iterdir()
    assert '"fetched_at": "20' in kept.read_text(encoding="utf-8")
    again = read_job(address, pages=tmp_path)  # the host is no longer allowed: it is not asked
    assert again == first
