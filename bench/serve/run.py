"""Serves a workspace to several clients at once and tells how long they wait.

    python -m bench.serve.run [--workspace DIR] [--articles 10000] [--clients 8] [--requests 2000]

Without a workspace the packaged sample is read and multiplied to the number of articles.
"""

import argparse
import asyncio
import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import httpx

from bench.serve.multiplied import multiply

# what people do: mostly they open stories; a share of each in a hundred requests
KINDS = {
    "stories": 20,
    "page": 30,
    "story": 10,
    "article": 10,
    "search": 15,
    "sources": 10,
    "about": 5,
}
WORDS = ("minister", "report", "winter", "people", "said", "court", "president", "dam", "percent")
# requests of each kind by one client: the clock of processes ticks every 10 ms
ALONE = 100
# seconds until the server must answer
STARTUP = 60


def main() -> None:
    """Serve, ask, tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workspace", type=Path)
    parser.add_argument("--multiply", type=Path, help="a small workspace to multiply")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--requests", type=int, default=2_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        workspace = given.workspace or make_workspace(Path(folder), given.multiply, given.articles)
        port = free_port()
        command = [sys.executable, "-m", "headwater", "serve", str(workspace), "--port", str(port)]
        server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        try:
            told = asyncio.run(ask(port, given.clients, given.requests))
            told["processor_ms_a_request"] = round(1000 * used(server.pid) / told["requests"], 1)
            told["processor_ms_alone"] = asyncio.run(ask_alone(port, server.pid))
        finally:
            server.terminate()
            server.wait(10)
    print(json.dumps(told, indent=1))


def make_workspace(folder: Path, small: Path | None, articles: int) -> Path:
    """A workspace of that many articles."""
    if small is None:
        from headwater.pipeline.workspace import add
        from headwater.sample import ARTICLES

        small = folder / "small.hw"
        add(small, [ARTICLES])
    multiply(small, folder / "big.hw", articles)
    return folder / "big.hw"


def used(process: int) -> float:
    """Processor seconds of a process and its children, start included; load does not change it."""
    total = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            number, fields = stat.parent.name, stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it ended meanwhile
        if process in (int(number), int(fields[1])):
            total += int(fields[11]) + int(fields[12])
    return total / os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


async def ask(port: int, clients: int, requests: int) -> dict[str, object]:
    """So many requests by so many clients; how long each kind took, in milliseconds."""
    base = f"http://127.0.0.1:{port}/api"
    async with httpx.AsyncClient(timeout=STARTUP) as client:
        about = await wait_for(client, base)
        page = (await client.get(f"{base}/stories?limit=100")).json()
        # the biggest, which people open, and such as there are most of
        others = (await client.get(f"{base}/stories?limit=100&sort=title")).json()
        stories = [row["id"] for row in (*page["items"], *others["items"])]
        rows = (await client.get(f"{base}/articles?limit=200")).json()["items"]
    took: dict[str, list[float]] = defaultdict(list)
    errors: list[int] = []
    begun = time.perf_counter()
    await asyncio.gather(
        *(
            one_client(
                random.Random(number),
                requests // clients,
                base,
                {
                    "stories": stories,
                    "articles": [row["id"] for row in rows],
                    "total": page["total"],
                },
                (took, errors),
            )
            for number in range(clients)
        )
    )
    seconds = time.perf_counter() - begun
    every = [t for kind in took.values() for t in kind]
    return {
        "articles": about["counts"]["articles"],
        "stories": about["counts"]["stories"],
        "clients": clients,
        "requests": len(every),
        "errors": len(errors),
        "requests_a_second": round(len(every) / seconds, 1),
        "load": round(os.getloadavg()[0], 1),
        "p50_ms": quantile(every, 0.5),
        "p95_ms": quantile(every, 0.95),
        "p99_ms": quantile(every, 0.99),
        "p95_ms_by_kind": {kind: quantile(took[kind], 0.95) for kind in sorted(took)},
    }


async def ask_alone(port: int, server: int) -> dict[str, float]:
    """Processor milliseconds for one request of each kind, all made anew, by one client."""
    base, found = f"http://127.0.0.1:{port}/api", {}
    async with httpx.AsyncClient(timeout=STARTUP) as client:
        total = (await client.get(f"{base}/stories")).json()["total"]
        query = f"limit={2 * ALONE}&offset={max(0, total - 2 * ALONE)}&sort=title"
        stories = [
            row["id"] for row in (await client.get(f"{base}/stories?{query}")).json()["items"]
        ]
        rows = (await client.get(f"{base}/articles?limit={ALONE}&offset={total}")).json()["items"]
        for kind in KINDS:
            begun = used(server)
            for number in range(ALONE):
                known = {
                    "stories": stories[number + ALONE * (kind == "story") :: 2 * ALONE],
                    "articles": [row["id"] for row in rows[number::ALONE]],
                    "total": total,
                }
                await client.get(base + path_of(kind, random.Random(number), known))
            found[kind] = round(1000 * (used(server) - begun) / ALONE, 1)
    return found


async def wait_for(client: httpx.AsyncClient, base: str) -> dict[str, dict[str, int]]:
    """What is served, as soon as it is."""
    end = time.monotonic() + STARTUP
    while True:
        try:
            return dict((await client.get(f"{base}/about")).json())
        except httpx.TransportError:
            if time.monotonic() > end:
                raise
            await asyncio.sleep(0.2)


async def one_client(
    chance: random.Random,
    requests: int,
    base: str,
    known: dict[str, object],
    told: tuple[dict[str, list[float]], list[int]],
) -> None:
    """Somebody who asks again as soon as the answer is there."""
    took, errors = told
    async with httpx.AsyncClient(timeout=STARTUP) as client:
        for _ in range(requests):
            kind = chance.choices(list(KINDS), list(KINDS.values()))[0]
            begun = time.perf_counter()
            answer = await client.get(base + path_of(kind, chance, known))
            took[kind].append(1000 * (time.perf_counter() - begun))
            if answer.status_code != 200:
                errors.append(answer.status_code)


def path_of(kind: str, chance: random.Random, known: dict[str, object]) -> str:
    """Something of that kind to ask for."""
    story, article = chance.choice(known["stories"]), chance.choice(known["articles"])
    word = chance.choice(WORDS)
    return {
        "about": "/about",
        "stories": f"/stories?offset={50 * chance.randrange(1 + known['total'] // 50)}",
        "page": f"/stories/{story}/page",
        "story": f"/stories/{story}",
        "article": f"/articles/{article}",
        "search": f"/search?q={word}",
        "sources": f"/sources?q={word[0]}",
    }[kind]


def quantile(values: list[float], share: float) -> float:
    """The value below which that share lies."""
    ordered = sorted(values)
    return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))], 1)


if __name__ == "__main__":
    main()
