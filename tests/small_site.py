"""A site on the loopback address for tests of fetching; says what it was asked for."""

import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import msgspec


class Reply(msgspec.Struct, kw_only=True):
    """What the site answers at one path."""

    status: int = 200
    body: bytes = b""
    fields: Mapping[str, str] = {}
    length: int | None = None  # as told, where that is a lie
    drip: float = 0.0  # seconds between two bytes


class Site(msgspec.Struct):
    """A running site: its port, its replies by path, and the requests that came."""

    port: int
    replies: dict[str, Reply]
    asked: list[tuple[str, dict[str, str]]]
    stop: threading.Event

    def url(self, path: str) -> str:
        """The address of a path."""
        return f"http://127.0.0.1:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [path for path, _ in self.asked]


@contextmanager
def run_site(replies: dict[str, Reply], *, certificate: str | None = None) -> Iterator[Site]:
    """A site for the time of a test; over TLS with a certificate and its key in one file."""
    site = Site(0, replies, [], threading.Event())

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            reply = site.replies.get(self.path, Reply(status=404))
            if reply.fields.get("ETag", "-") == self.headers.get("If-None-Match"):
                reply = Reply(status=304)
            self.send_response(reply.status)
            for name, value in reply.fields.items():
                self.send_header(name, value)
            length = len(reply.body) if reply.length is None else reply.length
            self.send_header("Content-Length", str(length))
            self.end_headers()
            self._send(reply)

        def _send(self, reply: Reply) -> None:
            if not reply.drip:
                self.wfile.write(reply.body)
                return
            for byte in reply.body:
                if site.stop.wait(reply.drip):
                    return
                self.wfile.write(bytes((byte,)))

        def log_message(self, *_words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.stop.set()
        server.shutdown()
        server.server_close()
        thread.join()
