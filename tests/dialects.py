"""Loopback servers that speak Gemini's REST dialect and Ollama's, with every outcome a caller may meet."""

import contextlib
import json
import socket
import struct
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

EMAIL = (
    "Subject: {role} at {company}\n\nDear {name},\n\n{company} keeps small shops running. "
    "{company} is growing.\n\n"
    "As {role} you would lead the work on payments. You would also coach two engineers.\n\n"
    "You have led the work at {employer} and know the trade. Your skills fit well.\n\n"
    "Would you have time for a short call this week?\n"
)


@dataclass
class Reply:
    """One answer of a server: a status and a body, or something that breaks."""

    body: object = None
    status: int = 200
    headers: dict = field(default_factory=dict)
    delay: float = 0.0  # seconds before it is sent
    reset: bool = False  # the connection is reset instead


def text(words, finish="STOP", thoughts=0):
    """A Gemini answer with these words."""
    usage = {"promptTokenCount": 11, "candidatesTokenCount": 7, "thoughtsTokenCount": thoughts}
    usage["totalTokenCount"] = 18 + thoughts
    content = {"role": "model", "parts": [{"text": words}]} if words is not None else {"role": "model"}
    return Reply({"candidates": [{"content": content, "finishReason": finish}], "usageMetadata": usage})


def error(status, name, message="told", details=(), **more):
    """A Gemini error with its details."""
    told = {"code": status, "message": message, "status": name, "details": list(details)}
    return Reply({"error": told}, status, **more)


def retry_info(seconds):
    return {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": f"{seconds}s"}


def quota(quota_id):
    violation = {"quotaMetric": "requests", "quotaId": quota_id}
    return {"@type": "type.googleapis.com/google.rpc.QuotaFailure", "violations": [violation]}


@dataclass
class Request:
    path: str
    headers: dict
    body: dict
    time: float  # monotonic seconds


class Server(ThreadingHTTPServer):
    """Answers each POST with what `answer(number, request)` says; GET with `pages[path]`."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.received = []
        self.pages = {}
        self.answer = lambda number, request: text("Hello.")
        self._counting = threading.Lock()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}"

    def take(self, request):
        with self._counting:
            self.received.append(request)
            return len(self.received)

    def start(self, answer):
        """Forget what came before and answer like this from now on."""
        self.received = []
        self.answer = answer

    def script(self, *replies):
        """These replies one after another, the last one for ever."""
        self.start(lambda number, request: replies[min(number, len(replies)) - 1])

    def handle_error(self, request, client_address):
        """A client that hangs up is part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        page = self.server.pages.get(self.path)
        self._send(Reply(page) if page is not None else Reply({"error": "no such page"}, 404))

    def do_POST(self):
        raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        request = Request(self.path, dict(self.headers), json.loads(raw), time.monotonic())
        if self.path in self.server.pages:
            page = self.server.pages[self.path]
            self._send(Reply(page(request.body) if callable(page) else page))
            return
        self._send(self.server.answer(self.server.take(request), request))

    def _send(self, reply):
        time.sleep(reply.delay)
        if reply.reset:
            linger = struct.pack("ii", 1, 0)  # close with a reset and not in order
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            self.connection.close()
            self.close_connection = True
            return
        raw = reply.body if isinstance(reply.body, bytes) else json.dumps(reply.body).encode()
        self.send_response(reply.status)
        for name, value in {"Content-Type": "application/json", **reply.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def serving():
    """A running server."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def said(body):
    """All words of a Gemini request."""
    parts = [part["text"] for turn in body["contents"] for part in turn["parts"]]
    system = body.get("systemInstruction") or {}
    return "\n".join([*(part["text"] for part in system.get("parts", [])), *parts])
