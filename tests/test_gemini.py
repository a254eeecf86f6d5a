"""Gemini through both libraries: outcomes typed, the limit kept, the key nowhere, nothing unmarked sent."""

import itertools
import json
import pickle
import threading
import time
from dataclasses import replace

import dialects
import pytest
from dialects import Reply, error, quota, retry_info, said, text

from outreach.errors import ModelError, PrivacyError
from outreach.models import keys
from outreach.models.gemini import load_gemini
from outreach.models.hosted import current, get_hosted, list_hosted
from outreach.models.pace import Clock, RateLimit
from outreach.records import GenerateConfig, Message, Prompt, in_clear
from outreach.settings import GeminiSettings, Safety

KEY = "AIza-not-a-real-key-0123456789"
MODEL = "gemini-3.8-flash"
LIBRARIES = ("google-generativeai", "google-genai")
PUBLIC = in_clear(
    Prompt((Message("system", "Be brief."), Message("user", "Name a colour."))), "a test about colours"
)
ONE = GenerateConfig(max_new_tokens=50, temperature=0.3)


@pytest.fixture(scope="module")
def server():
    with dialects.serving() as running:
        yield running


@pytest.fixture(params=LIBRARIES)
def ask(request, server, tmp_path, monkeypatch):
    """A function that loads a model by this library and gives the completions of some prompts."""
    monkeypatch.setenv("GEMINI_API_KEY", KEY)

    def asked(prompts=(PUBLIC,), config=ONE, speed=1000.0, **changes):
        settings = GeminiSettings(
            **{"library": request.param, "endpoint": server.url, "requests_per_minute": 1000, **changes}
        )
        model = load_gemini(MODEL, settings, record=tmp_path / "sent.jsonl", clock=Clock(speed))
        asked.model = model
        return [completions for _, completions in sorted(model.answer(list(prompts), config))]

    asked.record = tmp_path / "sent.jsonl"
    return asked


def one(answers):
    ((completion,),) = answers
    return completion


# --- what arrives -------------------------------------------------------------------------------------


def test_an_answer_comes_with_its_tokens_and_the_request_is_as_set(ask, server):
    server.script(text("Blue.", thoughts=20))
    safety = Safety(harassment="BLOCK_ONLY_HIGH", dangerous_content="BLOCK_NONE")
    completion = one(ask(safety=safety))
    assert (completion.text, completion.prompt_tokens, completion.completion_tokens) == ("Blue.", 11, 27)
    assert completion.failure is None and completion.stop_reason == "stop" and completion.seconds > 0
    (request,) = server.received
    assert request.path.endswith(f"models/{MODEL}:generateContent") or MODEL in request.path
    assert said(request.body) == "Be brief.\nName a colour."
    config = request.body["generationConfig"]
    assert config["maxOutputTokens"] >= 50 + 2048, "thinking counts against the answer"
    assert config["temperature"] == pytest.approx(0.3)
    thresholds = {entry["category"]: entry["threshold"] for entry in request.body["safetySettings"]}
    names = {"BLOCK_ONLY_HIGH": 3, "BLOCK_NONE": 4}  # the old library may send the numbers of its enums
    assert set(thresholds) <= {"HARM_CATEGORY_HARASSMENT", "HARM_CATEGORY_DANGEROUS_CONTENT", 7, 10}
    assert set(thresholds.values()) <= {*names, *names.values()} and len(thresholds) == 2


def test_each_candidate_is_a_request_and_turns_keep_their_roles(ask, server):
    server.start(lambda number, request: text(f"Answer {number}."))
    talk = Prompt((Message("user", "A?"), Message("assistant", "B."), Message("user", "C?")))
    (completions,) = ask([in_clear(talk, "test")], replace(ONE, candidates=3))
    assert len({completion.text for completion in completions}) == 3 == len(server.received)
    assert [turn["role"] for turn in server.received[0].body["contents"]] == ["user", "model", "user"]


@pytest.mark.parametrize(
    ("answer", "wanted", "noted"),
    [
        ("At Acme, you lead a team.", "At Acme, you lead a team.", False),
        ("lead a team. And more.", "At Acme, you lead a team.", False),
        ("You lead a team.", "You lead a team.", True),
    ],
)
def test_first_words_are_asked_for_and_it_is_told_when_they_do_not_come(ask, server, answer, wanted, noted):
    server.script(text(answer))
    prompt = Prompt((Message("user", "Acme: lead a team."),), "At Acme, you", "sentence")
    completion = one(ask([in_clear(prompt, "test")]))
    assert completion.text == wanted and bool(completion.notes) == noted
    assert completion.first_words == ("" if noted else "At Acme, you")
    assert "At Acme, you" in said(server.received[0].body)


# --- outcomes -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("told", ["RetryInfo", "Retry-After"])
def test_a_delay_that_the_server_asks_for_is_kept(ask, server, told):
    by_body = error(429, "RESOURCE_EXHAUSTED", details=[retry_info(30)])
    by_header = error(429, "RESOURCE_EXHAUSTED", headers={"Retry-After": "30"})
    server.script(by_body if told == "RetryInfo" else by_header, text("Blue."))
    assert one(ask(speed=100.0)).text == "Blue."
    first, second = server.received
    assert second.time - first.time >= 30 / 100, "asked again too early"


def test_a_limit_that_stays_is_told_after_the_last_attempt(ask, server):
    server.script(error(429, "RESOURCE_EXHAUSTED", details=[retry_info(1)]))
    failure = one(ask(attempts=3)).failure
    assert failure.kind == "rate_limit" and failure.attempts == 3 == len(server.received)


def test_a_delay_longer_than_allowed_is_not_waited_for(ask, server):
    server.script(error(429, "RESOURCE_EXHAUSTED", details=[retry_info(4000)]))
    failure = one(ask(longest_wait_seconds=100.0)).failure
    assert failure.kind == "rate_limit" and "4000 s" in failure.what and len(server.received) == 1


def test_the_days_quota_stops_everything_that_is_not_sent_yet(ask, server):
    per_day = quota("GenerateRequestsPerDayPerProjectPerModel-FreeTier")
    server.script(error(429, "RESOURCE_EXHAUSTED", details=[per_day, retry_info(20)]))
    prompts = [in_clear(Prompt((Message("user", f"{n}?"),)), "test") for n in range(9)]
    answers = ask(prompts, requests_at_once=1)
    assert {completion.failure.kind for (completion,) in answers} == {"daily_quota"}
    assert len(server.received) == 1


@pytest.mark.parametrize(
    ("reply", "kind", "again"),
    [
        (error(500, "INTERNAL"), "server_error", True),
        (error(503, "UNAVAILABLE"), "server_error", True),
        (Reply(b"<html>Bad gateway</html>", 502), "server_error", True),
        (Reply(b'{"candidates": [{"conte'), "unreadable", True),
        (Reply(b"<html>hello</html>"), "unreadable", True),
        (Reply(reset=True), "connection", True),
        (Reply({}, delay=1.0), "timeout", True),
        (Reply({"promptFeedback": {"blockReason": "SAFETY"}}), "blocked", False),
        (text(None, "SAFETY"), "blocked", False),
        (text("Half an", "RECITATION"), "blocked", False),
        (text("", "STOP"), "empty", False),
        (text(None, "STOP"), "empty", False),
        (Reply({"candidates": []}), "empty", False),
        (text(None, "MAX_TOKENS", thoughts=2048), "cut_off", False),
        (error(400, "INVALID_ARGUMENT", "Request contains an invalid argument."), "refused", False),
        (error(400, "INVALID_ARGUMENT", f"API key not valid: {KEY}"), "refused", False),
        (error(403, "PERMISSION_DENIED"), "refused", False),
        (error(404, "NOT_FOUND"), "refused", False),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_goes_wrong_has_a_type_and_only_what_may_pass_is_tried_again(ask, server, reply, kind, again):
    server.script(reply)
    completion = one(ask(attempts=2, timeout_seconds=0.4))
    assert completion.failure.kind == kind and completion.text == ""
    assert len(server.received) == (2 if again else 1)
    assert KEY not in completion.failure.what and "\n" not in completion.failure.what


def test_what_passes_is_forgotten(ask, server):
    server.script(error(500, "INTERNAL"), Reply(reset=True), Reply(b"{"), text("Blue."))
    assert one(ask(attempts=4)).text == "Blue."


def test_an_answer_that_is_cut_off_says_so(ask, server):
    server.script(text("It is a", "MAX_TOKENS"))
    completion = one(ask())
    assert completion.text == "It is a" and completion.stop_reason == "length"


# --- the door -----------------------------------------------------------------------------------------


def test_nothing_unmarked_or_changed_after_marking_is_sent(ask, server):
    server.script(text("Blue."))
    unmarked = replace(PUBLIC, mark=None)
    with pytest.raises(PrivacyError, match="in_clear"):
        ask([PUBLIC, unmarked])
    changed = replace(PUBLIC, messages=(Message("user", "Who is Will Rose?"),))
    with pytest.raises(PrivacyError, match="changed after it was marked"):
        ask([changed])
    with pytest.raises(PrivacyError, match="changed after it was marked"):
        ask([replace(PUBLIC, first_words="Will Rose")])
    assert server.received == [] and not ask.record.exists()


def test_the_record_holds_the_text_that_was_sent_and_its_mark(ask, server):
    server.script(error(500, "INTERNAL"), text("Blue."))
    one(ask())
    lines = [json.loads(line) for line in ask.record.read_text(encoding="utf-8").splitlines()]
    assert [line["attempt"] for line in lines] == [1, 2] and all(line["sent"] for line in lines)
    assert {line["mark"] for line in lines} == {"in_clear"} and lines[0]["reason"] == "a test about colours"
    for words in ("Be brief.", "Name a colour."):
        assert words in lines[0]["text"]
    assert KEY not in ask.record.read_text(encoding="utf-8")
    assert ask.model.requests == 2


# --- the limit ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("speed", [60.0, 90.0, 240.0])
def test_two_hundred_requests_keep_to_sixty_a_minute_and_none_is_lost(ask, server, record_property, speed):
    """A minute takes a second or less here; the server counts for itself and refuses what is too much."""
    allowed, counted = 60, []
    counting_lock = threading.Lock()

    def counting(number, request):
        with counting_lock:  # a moment and its count belong together
            now = time.monotonic() * speed
            counted.append(now)
            recent = sum(now - 60 < moment for moment in counted)
        return text(f"Answer {number}.") if recent <= allowed else error(429, "RESOURCE_EXHAUSTED")

    server.start(counting)
    prompts = [in_clear(Prompt((Message("user", f"Number {n}?"),)), "test") for n in range(200)]
    answers = ask(prompts, speed=speed, requests_per_minute=allowed, requests_at_once=8)
    assert all(completion.failure is None for (completion,) in answers) and len(answers) == 200
    assert len(server.received) == 200, "no request was refused and sent again"
    asked_for = sorted(said(request.body) for request in server.received)
    assert asked_for == sorted(f"Number {n}?" for n in range(200))
    most = max(sum(t <= other < t + 60 for other in counted) for t in counted)
    record_property(f"most requests in any 60 s, of 60 allowed, n = 200, time x{speed:.0f}", most)
    assert most <= allowed


def test_a_request_that_was_long_on_its_way_counts_from_its_arrival(ask, server):
    """The first ones open the connections; the service counts them when they come, not when they left."""
    slow, speed, allowed = 0.3, 90.0, 20
    arrived = []

    def late(number, request):
        time.sleep(slow if number <= 4 else 0.0)  # on the way, not at work: it is counted after this
        arrived.append(time.monotonic() * speed)
        return text(f"Answer {number}.")

    server.start(late)
    prompts = [in_clear(Prompt((Message("user", f"Number {n}?"),)), "test") for n in range(50)]
    ask(prompts, speed=speed, requests_per_minute=allowed, requests_at_once=4)
    assert max(sum(t <= other < t + 60 for other in arrived) for t in arrived) <= allowed


def test_the_limit_is_kept_by_the_clock_alone():
    """Without a server: 150 turns of a limit of 50, by a clock that only sleeping moves."""

    class Still(Clock):
        time = 0.0

        def now(self):
            return self.time

        def sleep(self, seconds, stop=None):
            self.time += max(0.0, seconds)

    clock = Still()
    limit = RateLimit(50, clock)
    moments = [(limit.wait(), clock.now())[1] for _ in range(150)]
    assert all(later - earlier >= 60 for earlier, later in zip(moments, moments[50:], strict=False))
    assert moments[-1] < 125, "a request without an answer counts as on its way for two seconds at most"
    quick, clock.time = RateLimit(50, clock), 0.0
    for _ in range(150):
        quick.answered(quick.wait())
    assert clock.now() == 120, "no slower than the limit asks for"


def test_what_the_service_asks_to_wait_holds_for_those_in_line_too():
    """A delay that comes while the first in line waits for its turn is kept by it."""
    clock = Clock(60.0)
    limit = RateLimit(1, clock)
    started = clock.now()
    limit.answered(limit.wait())
    later = threading.Timer(0.3, limit.hold, (120.0,))
    later.start()
    limit.wait()
    later.join()
    assert clock.now() - started >= 120


# --- names and keys -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "instead"),
    [
        ("gemini-1.0-pro", "gemini-3.8-flash"),
        ("gemini-pro", "gemini-3.8-flash"),
        ("gemini-1.5-pro-002", "gemini-3.8-flash"),
        ("models/gemini-1.5-flash-latest", "gemini-3.8-flash"),
        ("gemini-2.0-flash-lite", "gemini-3.5-flash-lite"),
    ],
)
def test_a_name_that_is_gone_names_its_replacement(name, instead):
    with pytest.raises(ModelError, match=rf"no longer offered.*{instead}"):
        get_hosted(name)


def test_a_name_ends_on_its_day():
    import datetime

    before, after = datetime.date(2026, 11, 30), datetime.date(2026, 12, 1)
    assert get_hosted("gemini-2.5-flash", before).name == "gemini-2.5-flash"
    with pytest.raises(ModelError, match="since 2026-12-01"):
        get_hosted("gemini-2.5-flash", after)
    assert {model.name for model in current(after)} == {"gemini-3.8-flash", "gemini-3.5-flash-lite"}
    with pytest.raises(ModelError, match=r"gemini-3\.8-flash"):
        get_hosted("gemini-9-ultra", after)
    for model in list_hosted():
        assert model.source.startswith("https://") and (not model.gone or model.replacement)


def test_a_key_is_found_where_people_keep_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("GEMINI_API_KEY", "GOOGLE_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(ModelError, match="Never write it into a notebook"):
        load_gemini(MODEL, GeminiSettings())
    (tmp_path / ".env").write_text(f"# keys\nexport GOOGLE_API_KEY='{KEY}'  \nOTHER=1 # one\n")
    key = keys.find_key(("GEMINI_API_KEY", "GOOGLE_API_KEY"), MODEL)
    assert key.reveal() == KEY and key.origin == ".env, GOOGLE_API_KEY"
    monkeypatch.setenv("GEMINI_API_KEY", "another")
    assert keys.find_key(("GEMINI_API_KEY",), MODEL).origin.startswith("the environment")


def test_a_key_is_found_among_the_secrets_of_kaggle_and_colab(tmp_path, monkeypatch):
    """With modules of the names that these places bring, since they exist nowhere else."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GEMINI_API_KEY", raising=False)
    (tmp_path / "kaggle_secrets.py").write_text(
        "class UserSecretsClient:\n"
        "    def get_secret(self, name):\n"
        "        if name != 'GEMINI_API_KEY': raise RuntimeError('not attached')\n"
        f"        return '{KEY}'\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    assert keys.find_key(("NO_SUCH", "GEMINI_API_KEY"), MODEL).origin == "Kaggle's secrets, GEMINI_API_KEY"
    monkeypatch.setattr(keys, "_from_kaggle", lambda name: "")
    import sys
    import types

    colab = types.ModuleType("google.colab")
    colab.userdata = types.SimpleNamespace(get=lambda name: KEY if name == "GEMINI_API_KEY" else None)
    monkeypatch.setitem(sys.modules, "google.colab", colab)
    places = [
        (place, keys._from_colab if "Colab" in place else (lambda name: "")) for place, _ in keys.PLACES
    ]
    monkeypatch.setattr(keys, "PLACES", tuple(places))
    assert keys.find_key(("GEMINI_API_KEY",), MODEL).origin == "Colab's secrets, GEMINI_API_KEY"


def test_a_key_shows_in_no_form_but_its_own():
    key = keys.Key(KEY, "a test")
    shown = [repr(key), str(key), f"{key}", f"{key!r:>40}", json.dumps({"key": repr(key)})]
    shown += [repr(pickle.loads(pickle.dumps(key)).reveal()), key.cut_from(f"https://host/?key={KEY}")]  # noqa: S301
    assert not any(KEY in text for text in shown)
    assert not hasattr(key, "__dict__")


def test_every_way_to_write_an_env_file():
    found = keys.read_env_file(
        "A=1\nexport B = two words \n# C=3\nD='x # y'\nE=\"q\"\nF=v # told\n=5\nbad line\n"
    )
    assert found == {"A": "1", "B": "two words", "D": "x # y", "E": "q", "F": "v"}
    assert list(itertools.islice(keys.read_env_file(""), 1)) == []
