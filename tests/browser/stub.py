"""A server with one story that takes reviews; a rejection costs its claim an outlet."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import msgspec

from headwater.records.dossier import Dossier
from headwater.records.identity import make_id
from headwater.records.review import Review
from headwater.report.pack import make_line, make_pack, to_json
from headwater.views.index import make_index
from headwater.web.page import ICON, KINDS, read_asset
from headwater.web.page import make_index as make_page

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
    " connect-src 'self'; base-uri 'none'; form-action 'none'"
)
# seconds until the server notices that it is to stop
POLL = 0.01


class Stub:
    """Keeps decisions in memory and answers as the REST API does."""

    def __init__(self, dossier: Dossier, *, review: bool = True, stories: int = 1) -> None:
        self.dossier, self.review, self.stories = dossier, review, stories
        self.rows: list[Review] = []
        stub = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                stub.answer(self, None)

            def do_POST(self) -> None:
                size = int(self.headers["Content-Length"])
                stub.answer(self, json.loads(self.rfile.read(size)))

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}/"
        threading.Thread(target=self._server.serve_forever, args=(POLL,), daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, request: BaseHTTPRequestHandler, body: dict[str, str] | None) -> None:
        asked = urlsplit(request.path)
        path = asked.path
        kind, data = "application/json", b""
        if path == "/":
            kind, data = "text/html", make_page().encode()
        elif path == "/favicon.ico":
            kind, data = "image/svg+xml", ICON.encode()
        elif path.startswith("/assets/"):
            name = path.removeprefix("/assets/")
            kind, data = KINDS[name], read_asset(name)
        elif path.startswith("/api/"):
            found = (
                self.post(path, body) if body is not None else self.get(path, parse_qs(asked.query))
            )
            data = to_json(found)
        request.send_response(200 if data else 404)
        request.send_header("Content-Type", kind)
        request.send_header("Content-Security-Policy", POLICY)
        request.send_header("Content-Length", str(len(data)))
        request.end_headers()
        request.wfile.write(data)

    def get(self, path: str, asked: dict[str, list[str]]) -> object:
        dossier = self.reviewed()
        index, story = make_index(dossier), dossier.stories[0]
        if path == "/api/about":
            counts = {"articles": len(dossier.articles), "sources": 3}
            return {
                "version": "0", "settings": "s", "review": self.review, "counts": counts
            }  # fmt: skip
        if path == "/api/stories":
            return {"total": self.stories, "items": [self.line(story, index)]}
        if path == "/api/predictions":
            wanted = asked.get("predictor", [""])[0]
            rows = [
                {"story": story.id, "words": f"Words {p.id}", "prediction": p}
                for p in dossier.predictions
                if wanted in ("", p.predictor)
            ]
            return {"total": len(rows), "items": rows}
        if path == "/api/sources":
            name = "Mira Oss"
            row = {"id": make_id("source", name), "story": story.id, "name": name}
            return {"total": 1, "items": [{**row, "kind": "named person", "attributions": 3}]}
        if path == f"/api/stories/{story.id}/page":
            return make_pack(story, index)
        if path == "/api/reviews":
            rows = [msgspec.structs.asdict(r) | {"id": r.id} for r in reversed(self.rows)]
            return {"total": len(rows), "items": rows}
        if path == "/api/search":
            hit = {
                "kind": "content", "id": "t2", "story": story.id, "article": "wire",
                "words": "two piers", "spans": [[0, 4]], "score": 1.0,
            }  # fmt: skip
            return {"total": 1, "items": [hit]}
        return {"total": 0, "items": []}

    def line(self, story, index) -> dict[str, object]:
        line = msgspec.to_builtins(make_line(story, index))
        lead = story.claims[0]
        return {
            **line, "from": None, "to": None,
            "lead": {"id": lead.id, "gloss": lead.gloss, "counts": lead.counts},
        }  # fmt: skip

    def post(self, path: str, body: dict[str, str]) -> object:
        if path.endswith("/undo"):
            body = {"act": "undo", "target": path.split("/")[-2], "by": body.get("by") or "?"}
        at = f"2031-11-05T00:00:{len(self.rows):02}Z"
        self.rows.append(msgspec.convert({**body, "at": at}, Review))
        stories = [self.dossier.stories[0].id]
        return {"id": self.rows[-1].id, "stories": stories, "stamp": str(len(self.rows))}

    def reviewed(self) -> Dossier:
        """The story as the standing decisions leave it."""
        gone = {r.target for r in self.rows if r.act == "undo"}
        standing = [r for r in self.rows if r.act != "undo" and r.id not in gone]
        rejected = {r.target for r in standing if r.act == "reject"}
        status = {r.target: r.value for r in standing if r.act == "resolve"}
        story = self.dossier.stories[0]
        claims = tuple(
            msgspec.structs.replace(
                c,
                counts=msgspec.structs.replace(
                    c.counts,
                    outlets=c.counts.outlets
                    - sum(1 for w in c.wordings if w.attribution in rejected),
                ),
            )
            for c in story.claims
        )
        predictions = tuple(
            msgspec.structs.replace(p, status=status.get(p.id, p.status))
            for p in self.dossier.predictions
        )
        story = msgspec.structs.replace(story, claims=claims)
        return msgspec.structs.replace(self.dossier, stories=(story,), predictions=predictions)
