"""How fast emails are written: ours beside the loop of notebooks, padded batches, and llama.cpp's server.

Every engine gets the same prompts and writes the same number of tokens an email, in a process of its own;
engines take turns for several rounds, since machines are noisy: read the ratios. Two cases: prompts that
share nothing, and prompts that share the job ad. Then the growth outside the model, with a stub in its
place. Prints tables and writes the numbers to throughput.json beside this file.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import json
import os
import platform
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import growth
from reading import FIXTURES, HERE

from outreach.inputs.job_page import read_job
from outreach.inputs.resume import read_resume
from outreach.models.chat import render
from outreach.models.embedded import embedded_gguf
from outreach.models.load import load_model
from outreach.models.machines import own_peak_bytes
from outreach.models.registry import get_spec
from outreach.prompts.email import prompt_for_email
from outreach.records import GenerateConfig, Message, Prompt, Resume

MODEL = "smollm2-135m-instruct"
DATA = HERE.parent / "data"
NEW_TOKENS = 200
PROMPT_TOKENS, JOB_TOKENS = 1500, 500
ENGINES = {
    "loop": "Transformers, one at a time, whole prompt each",
    "batches": "Transformers, left-padded batches of 8",
    "llama.cpp 1": "llama.cpp's server, one slot, prompt cache on",
    "llama.cpp 4": "llama.cpp's server, four slots, prompt cache on",
    "ours 16bit": "ours, 16-bit",
    "ours 4bit": "ours, NF4",
}
# One round of 16 emails with what is set up before it, on two cores: told beforehand.
_SECONDS = {
    "loop": 120, "batches": 150, "llama.cpp 1": 170, "llama.cpp 4": 170, "ours 16bit": 90, "ours 4bit": 150,
}  # fmt: skip
CASES = {"apart": "nothing shared", "job": "only the job ad shared"}


# --- the prompts --------------------------------------------------------------------------------------


def _resume_texts(count: int) -> list[tuple[str, str]]:
    """(name, text) of resumes of the corpus, the longest first."""
    files = sorted((FIXTURES / "resumes").glob("*.pdf")) + sorted((DATA / "resumes").glob("*.pdf"))
    read = [read_resume(file) for file in files]
    read = sorted((r for r in read if r.name), key=lambda r: (-len(r.text), r.name))
    return [(resume.name, resume.text) for resume in read[:count]]


def _fill(texts: Sequence[str], tokens: int, count: Callable[[str], int]) -> str:
    """The first `tokens` tokens or so of texts put one behind the other, cut at a word."""
    words = " ".join(texts).split(" ")
    low, high = 0, len(words)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if count(" ".join(words[:middle])) <= tokens else (low, middle)
    return " ".join(words[:low])


def make_prompts(case: str, number: int, count: Callable[[str], int]) -> list[Prompt]:
    """Prompts of about PROMPT_TOKENS tokens; in the case "job" the first JOB_TOKENS or so are the same.

    Resumes that are shorter go on with the text of the next one: what is timed is their length.
    """
    job = read_job(DATA / "jobs" / "renn-labs-senior-software-engineer.pdf")
    people = _resume_texts(number)
    prompts = []
    for at, (name, _) in enumerate(people):
        texts = [text for _, text in (*people[at:], *people[:at])]
        ad = _fill([job.text] * 3, JOB_TOKENS - 140, count)
        resume = _fill(texts, PROMPT_TOKENS - JOB_TOKENS - 80, count)
        posting = replace(job, text=ad)
        candidate = Resume("resume01", "resume.pdf", name, resume, "")
        prompt = prompt_for_email(posting, candidate)
        if case == "apart":  # another first word, and nothing after it is read from a cache
            first, *others = prompt.messages
            mark = f"Letter {at + 1:02d}. "
            prompt = replace(prompt, messages=(Message("system", mark + first.content), *others))
        prompts.append(prompt)
    return prompts


def _tokenizer() -> tuple[Any, str]:
    """(the model's tokenizer, its family's name), without the model."""
    from transformers import AutoTokenizer

    from outreach.models.embedded import embedded_folder

    return AutoTokenizer.from_pretrained(embedded_folder()), get_spec(MODEL).family


def save_prompts(number: int, file: Path) -> None:
    """The prompts of both cases as JSON, made once for all engines."""
    tokenizer, _ = _tokenizer()

    def count(text: str) -> int:
        return len(tokenizer(text, add_special_tokens=False).input_ids)

    made = {}
    for case in CASES:
        prompts = make_prompts(case, number, count)
        made[case] = [
            {"messages": [[m.role, m.content] for m in p.messages], "first_words": p.first_words}
            for p in prompts
        ]
        made[f"{case} tokens"] = sum(count(m.content) for p in prompts for m in p.messages)
    file.write_text(json.dumps(made), encoding="utf-8")


def read_prompts(file: Path, case: str) -> tuple[list[Prompt], int]:
    """(the prompts of a case, their tokens in all)."""
    made = json.loads(file.read_text(encoding="utf-8"))
    prompts = [
        Prompt(tuple(Message(*message) for message in entry["messages"]), entry["first_words"])
        for entry in made[case]
    ]
    return prompts, made[f"{case} tokens"]


# --- the engines --------------------------------------------------------------------------------------


def _ours(precision: str) -> tuple[Callable[[Sequence[Prompt], int], int], Any]:
    model = load_model(MODEL, precision)
    model._stop_ids = set()  # every engine writes all its tokens

    def write(prompts: Sequence[Prompt], new: int) -> int:
        config = GenerateConfig(max_new_tokens=new, temperature=0, batch_size=16)
        return sum(c.completion_tokens for row in model.generate(prompts, config) for c in row)

    return write, model


def _transformers(at_once: int) -> tuple[Callable[[Sequence[Prompt], int], int], Any]:
    import torch

    model = load_model(MODEL, "16bit")
    network, tokenizer = model._model, model._tokenizer
    network.set_attn_implementation("sdpa")

    def write(prompts: Sequence[Prompt], new: int) -> int:
        texts = sorted((model.text_of(prompt) for prompt in prompts), key=len)
        written = 0
        for start in range(0, len(texts), at_once):
            given = tokenizer(
                texts[start : start + at_once], add_special_tokens=False, padding=True, return_tensors="pt"
            )
            with torch.inference_mode():
                out = network.generate(
                    **given, max_new_tokens=new, min_new_tokens=new, do_sample=False,
                    pad_token_id=tokenizer.pad_token_id,
                )  # fmt: skip
            written += (out.shape[1] - given.input_ids.shape[1]) * out.shape[0]
        return written

    return write, model


def _llama_server(slots: int) -> tuple[Callable[[Sequence[Prompt], int], int], Any]:
    import xllamacpp

    tokenizer, family = _tokenizer()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    params = xllamacpp.CommonParams()
    params.model.path = str(embedded_gguf())
    params.n_ctx = 2048 * slots  # shared out over the slots
    params.n_parallel = slots
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = os.cpu_count() or 1
    params.hostnames, params.port, params.verbosity = ["127.0.0.1"], port, 0
    server = xllamacpp.Server(params)
    address = f"http://127.0.0.1:{port}/completion"

    def ask(prompt: Prompt, new: int) -> int:
        text = render(tokenizer, prompt.messages, family=family) + prompt.first_words
        body = {
            "prompt": text, "n_predict": new, "ignore_eos": True, "cache_prompt": True, "temperature": 0,
        }  # fmt: skip
        request = urllib.request.Request(
            address, json.dumps(body).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=3000) as answer:  # noqa: S310
            return json.load(answer)["tokens_predicted"]

    def write(prompts: Sequence[Prompt], new: int) -> int:
        with ThreadPoolExecutor(slots) as pool:
            return sum(pool.map(lambda prompt: ask(prompt, new), prompts))

    return write, (server, tokenizer)


def _engine(name: str) -> tuple[Callable[[Sequence[Prompt], int], int], Any]:
    if name == "loop":
        return _transformers(1)
    if name == "batches":
        return _transformers(8)
    if name.startswith("llama.cpp"):
        return _llama_server(int(name.split()[1]))
    return _ours(name.split()[1])


def measure(engine: str, case: str, file: Path, new: int) -> dict[str, Any]:
    """Seconds and tokens of one engine for one case, in this process; loading is not counted."""
    write, _kept = _engine(engine)  # a server lives as long as it is referred to
    prompts, prompt_tokens = read_prompts(file, case)
    number = len(prompts)
    # its first pass of all sets things up; none of these words is in a prompt
    write([Prompt((Message("user", "Zebras yawn quietly."),))], 2)
    # one at a time every email costs the same: a quarter of them stands for all
    timed = prompts[:: 4 if engine == "loop" else 1]
    started = time.perf_counter()
    written = write(timed, new) * number // len(timed)
    seconds = (time.perf_counter() - started) * number / len(timed)
    # llama.cpp answers a prompt seen before from its cache: reading is timed on other words of like length
    turned = [
        replace(p, messages=tuple(replace(m, content=" ".join(m.content.split()[::-1])) for m in p.messages))
        for p in prompts
    ]
    some = turned[: max(1, number // 4)] if engine == "loop" else turned
    started = time.perf_counter()
    write(some, 1)
    reading = (time.perf_counter() - started) * number / len(some)
    return {
        "engine": engine,
        "case": case,
        "emails": number,
        "emails_timed": len(timed),
        "seconds": round(seconds, 2),
        "prompt_tokens": prompt_tokens,
        "written_tokens": written,
        "read_tokens_a_second": round(prompt_tokens / reading),
        "write_tokens_a_second": round(written / max(seconds - reading, 1e-9)) if seconds > reading else None,
        "peak_mib": own_peak_bytes() // 2**20,
    }


# --- the machine's limits -----------------------------------------------------------------------------


def machine_limits() -> dict[str, Any]:
    """What the processor multiplies and reads from memory in a second, by torch, with all its cores."""
    import torch

    found: dict[str, Any] = {"cores": os.cpu_count(), "processor": _processor()}
    for dtype in (torch.float32, torch.bfloat16):
        one, other = torch.randn(1536, 1536, dtype=dtype), torch.randn(1536, 1536, dtype=dtype)
        best = min(_timed(lambda a=one, b=other: a @ b) for _ in range(8))
        found[f"matrix_gflops_{str(dtype)[6:]}"] = round(2 * 1536**3 / best / 1e9)
    big = torch.randn(64 * 2**20)
    best = min(_timed(big.sum) for _ in range(8))
    found["memory_gb_a_second"] = round(big.nbytes / best / 1e9, 1)
    return found


def _timed(work: Callable[[], Any]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _processor() -> str:
    with contextlib.suppress(OSError):
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
        if name := re.search(r"model name\s*:\s*(.+)", text):
            extra = [word for word in ("avx2", "avx512_bf16", "amx_bf16") if word in text]
            return f"{name[1]} ({', '.join(extra)})"
    return platform.processor()


# --- all of it ----------------------------------------------------------------------------------------


def _apart(*arguments: str) -> dict[str, Any]:
    """This script in a process of its own; its last line is JSON."""
    environment = {**os.environ, "OMP_NUM_THREADS": str(os.cpu_count() or 1), "HF_HUB_OFFLINE": "1"}
    done = subprocess.run(
        [sys.executable, __file__, *arguments], capture_output=True, text=True, check=False, env=environment
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed:\n{done.stderr[-3000:]}")
    return json.loads(done.stdout.strip().splitlines()[-1])


def _show(rows: list[dict[str, Any]], case: str) -> None:
    base = statistics.median(row["seconds"] for row in rows if row["engine"] == "loop")
    print(
        f"\n{CASES[case]}: {rows[0]['emails']} prompts of "
        f"{rows[0]['prompt_tokens'] // rows[0]['emails']} tokens"
    )
    print(
        f"{'':50} {'s an email':>10} {'a minute':>8} {'times':>6} {'read t/s':>8} {'write t/s':>9} {'MiB':>6}"
    )
    for engine, told in ENGINES.items():
        mine = [row for row in rows if row["engine"] == engine]
        if not mine:
            continue
        seconds = statistics.median(row["seconds"] for row in mine)
        emails = mine[0]["emails"]
        writing = [row["write_tokens_a_second"] for row in mine if row["write_tokens_a_second"]]
        print(
            f"{told:50} {seconds / emails:10.2f} {60 * emails / seconds:8.1f} {base / seconds:6.1f} "
            f"{statistics.median(row['read_tokens_a_second'] for row in mine):8.0f} "
            f"{statistics.median(writing) if writing else float('nan'):9.0f} "
            f"{max(row['peak_mib'] for row in mine):6}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES))
    parser.add_argument("--cases", nargs="+", choices=CASES, default=list(CASES))
    parser.add_argument("--emails", type=int, default=16)
    parser.add_argument("--new-tokens", type=int, default=NEW_TOKENS)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--pairs", nargs="*", type=int, default=[10, 100, 1000], help="sizes for the growth")
    parser.add_argument("--one", nargs=3, metavar=("ENGINE", "CASE", "FILE"), help=argparse.SUPPRESS)
    parser.add_argument("--limits", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        engine, case, file = chosen.one
        print(json.dumps(measure(engine, case, Path(file), chosen.new_tokens)))
        return
    if chosen.limits:
        print(json.dumps(machine_limits()))
        return
    engines = sum(_SECONDS[engine] for engine in chosen.engines) * len(chosen.cases) * chosen.rounds
    told = engines * chosen.emails / 16 + growth.SECONDS_A_PAIR * sum(chosen.pairs)
    print(f"about {max(1, round(told / 60))} minutes on two cores; nothing else should run", flush=True)
    limits = _apart("--limits")
    print(
        f"{limits['processor']}, {limits['cores']} cores: "
        f"{limits['matrix_gflops_float32']} GFLOP/s in float32, {limits['matrix_gflops_bfloat16']} in "
        f"bfloat16, {limits['memory_gb_a_second']} GB/s from memory"
    )
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "prompts.json"
        save_prompts(chosen.emails, file)
        for case in chosen.cases:
            for number in range(1, chosen.rounds + 1):
                for engine in chosen.engines:
                    row = _apart("--one", engine, case, str(file), "--new-tokens", str(chosen.new_tokens))
                    rows.append({**row, "round": number})
                    told = f"  {case}, round {number}, {engine}: {row['seconds']} s"
                    print(told, file=sys.stderr, flush=True)
            _show([row for row in rows if row["case"] == case], case)
    print("\noutside the model (a stub writes; `growth.py` alone measures this)")
    grown = [growth.apart(pairs) for pairs in chosen.pairs]
    for row in grown:
        growth.show(row)
    result = {
        "date": datetime.date.today().isoformat(), "machine": limits, "model": MODEL,
        "new_tokens": chosen.new_tokens, "rows": rows, "growth": grown,
    }  # fmt: skip
    (HERE / "throughput.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
