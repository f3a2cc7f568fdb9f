"""Fetching: where it goes, where it does not, and what it keeps."""

import gzip
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from headwater.errors import InputError
from headwater.settings import FetchSettings, IngestSettings, Settings
from headwater.stages.ingest.fetch.addresses import Network, is_public
from headwater.stages.ingest.fetch.fetching import Order, Step, fetch_pages
from headwater.stages.ingest.fetch.pace import Clock
from headwater.stages.ingest.stage import STAGE
from small_site import Reply, Site, run_site
from web_archives import BRIDGE, page

HTML = {"Content-Type": "text/html; charset=utf-8"}


class Time:
    """A clock on which sleeping is all that takes time."""

    def __init__(self) -> None:
        self.at = 0.0
        self.pauses: list[float] = []

    def now(self) -> float:
        return self.at

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.at += seconds


@pytest.fixture
def site() -> Iterator[Site]:
    replies = {"/a": Reply(body=page(1), fields=HTML), "/b": Reply(body=page(2), fields=HTML)}
    with run_site(replies) as running:
        yield running


def fetch(site: Site, out: Path, *paths: str, time: Time | None = None, **options) -> list[Step]:
    """Fetch with the one override that tests have: the site's own address may be reached."""
    time = time or Time()
    order = Order(
        again=options.pop("again", False),
        follow=options.pop("follow", False),
        network=Network(
            exempt=frozenset({("127.0.0.1", site.port)}),
            resolve=options.pop("resolve", socket.getaddrinfo),
        ),
        clock=Clock(time.now, time.sleep),
    )
    settings = Settings(fetch=FetchSettings(**options))
    urls = [p if "://" in p else site.url(p) for p in paths]
    return list(fetch_pages(urls, out, settings, order))


def codes(steps: list[Step]) -> list[str]:
    return [p.code for step in steps for p in step.problems]


def read(out: Path) -> list[str]:
    articles, _ = STAGE.step([str(out)], IngestSettings())
    return [a.url or "" for a in articles]


def test_fetched_pages_are_an_archive_that_is_read(site, tmp_path):
    out = tmp_path / "out.warc.gz"
    steps = fetch(site, out, "/a", "/b")
    assert [s.outcome for s in steps] == ["fetched", "fetched"]
    articles, problems = STAGE.step([str(out)], IngestSettings())
    assert {a.url for a in articles} == {site.url("/a"), site.url("/b")}
    assert all(a.provenance.captured_at for a in articles)
    assert problems == []


def test_codings_are_kept_as_sent_and_read(site, tmp_path):
    body = gzip.compress(BRIDGE.encode())
    site.replies["/z"] = Reply(body=body, fields={**HTML, "Content-Encoding": "gzip"})
    out = tmp_path / "out.warc.gz"
    fetch(site, out, "/z")
    articles, problems = STAGE.step([str(out)], IngestSettings())
    assert "Ruth Adeyemi" in articles[0].text
    assert problems == []


def test_robots_txt_is_asked_first_and_obeyed(site, tmp_path):
    rules = b"User-agent: *\nDisallow: /b\n\nUser-agent: headwater\nDisallow: /a\n"
    site.replies["/robots.txt"] = Reply(body=rules)
    steps = fetch(site, tmp_path / "out.warc.gz", "/a", "/b")
    assert site.paths == ["/robots.txt", "/b"]
    assert codes(steps) == ["refused-by-robots"]


@pytest.mark.parametrize(
    ("status", "outcome"), [(404, "fetched"), (403, "fetched"), (500, "failed")]
)
def test_a_site_without_rules_allows_all_and_one_that_fails_nothing(
    site, tmp_path, status, outcome
):
    site.replies["/robots.txt"] = Reply(status=status)
    assert fetch(site, tmp_path / "out.warc.gz", "/a")[0].outcome == outcome


def test_pauses_that_a_site_asks_for_are_kept(site, tmp_path):
    site.replies["/robots.txt"] = Reply(body=b"User-agent: *\nCrawl-delay: 7\n")
    time = Time()
    fetch(site, tmp_path / "out.warc.gz", "/a", "/b", time=time, delay_seconds=2.0)
    assert time.pauses == [2.0, 7.0]


def test_a_site_that_asks_for_an_hour_is_not_fetched_from(site, tmp_path):
    site.replies["/robots.txt"] = Reply(body=b"User-agent: *\nCrawl-delay: 3600\n")
    steps = fetch(site, tmp_path / "out.warc.gz", "/a")
    assert codes(steps) == ["refused-by-robots"]
    assert "3600" in steps[0].problems[0].message


def test_a_redirect_is_followed_and_kept(site, tmp_path):
    site.replies["/old"] = Reply(status=301, fields={"Location": "/a"})
    out = tmp_path / "out.warc.gz"
    assert fetch(site, out, "/old")[0].outcome == "fetched"
    assert read(out) == [site.url("/a")]
    assert fetch(site, out, "/old")[0].outcome == "held"


@pytest.mark.parametrize(
    "location",
    [
        "http://10.0.0.1/",
        "http://127.0.0.1:1/",
        "http://localhost/admin",
        "http://[::1]/",
        "http://[::ffff:169.254.169.254]/latest/meta-data",
        "http://0x7f000001/",
        "http://2130706433/",
        "file:///etc/passwd",
        "ftp://courier.example/a",
        "http://user:word@courier.example/",
    ],
)
def test_a_redirect_to_a_private_address_is_refused(site, tmp_path, location):
    site.replies["/trap"] = Reply(status=302, fields={"Location": location})
    out = tmp_path / "out.warc.gz"
    steps = fetch(site, out, "/trap", "/a")
    assert [s.outcome for s in steps] == ["failed", "fetched"]
    assert codes(steps) == ["refused-address"]
    assert read(out) == [site.url("/a")]


def test_a_name_that_leads_to_a_private_address_is_refused_before_any_connection(site, tmp_path):
    def resolve(_host: str, port: int, **_options: object) -> list:
        rows = ("93.184.216.34", "192.168.0.1")  # one public, one not
        return [(2, 1, 6, "", (address, port)) for address in rows]

    steps = fetch(site, tmp_path / "o.warc.gz", "http://courier.example/", resolve=resolve)
    assert codes(steps) == ["refused-address"]
    assert "192.168.0.1" in steps[0].problems[0].message
    assert site.asked == []


def test_the_address_that_was_checked_is_the_one_that_is_connected_to(site, tmp_path):
    """A name that is looked up again may lead elsewhere; it is looked up once a request."""
    answers = [("127.0.0.1", site.port)] * 3 + [("192.168.0.1", site.port)]
    looked_up: list[str] = []

    def resolve(host: str, _port: int, **_options: object) -> list:
        looked_up.append(host)
        return [(2, 1, 6, "", answers[len(looked_up) - 1])]

    url = f"http://courier.example:{site.port}/a"
    steps = fetch(site, tmp_path / "o.warc.gz", url, resolve=resolve)
    assert [s.outcome for s in steps] == ["fetched"]
    assert len(looked_up) == 3  # the site, its robots.txt, the page
    assert site.asked[-1][1]["host"] == f"courier.example:{site.port}"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("0.0.0.0", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("no address", False),
    ],
)
def test_public_addresses_are_told_from_others(address, public):
    assert is_public(address) is public


def test_a_second_run_fetches_only_what_is_missing(site, tmp_path):
    out = tmp_path / "out.warc.gz"
    fetch(site, out, "/a")
    site.asked.clear()
    steps = fetch(site, out, "/a", "/b")
    assert {s.url: s.outcome for s in steps} == {site.url("/a"): "held", site.url("/b"): "fetched"}
    assert "/a" not in site.paths


@pytest.mark.parametrize("torn", [1, 30, 200])
def test_a_run_that_was_torn_off_goes_on_where_it_stopped(site, tmp_path, torn):
    out = tmp_path / "out.warc.gz"
    fetch(site, out, "/a", "/b")
    out.write_bytes(out.read_bytes()[:-torn])
    assert [s.outcome for s in fetch(site, out, "/a", "/b")] == ["held", "fetched"]
    articles, problems = STAGE.step([str(out)], IngestSettings())
    assert len(articles) == 2
    assert problems == []


def test_asked_again_a_page_that_did_not_change_is_not_sent_again(site, tmp_path):
    site.replies["/a"].fields = {**HTML, "ETag": '"v1"'}
    out = tmp_path / "out.warc.gz"
    fetch(site, out, "/a")
    assert fetch(site, out, "/a", again=True)[0].outcome == "unchanged"
    assert site.asked[-1][1]["if-none-match"] == '"v1"'
    site.replies["/a"] = Reply(body=page(9), fields={**HTML, "ETag": '"v2"'})
    assert fetch(site, out, "/a", again=True)[0].outcome == "fetched"
    assert read(out) == [site.url("/a")] * 2


def test_an_answer_over_the_bound_is_cut_and_says_so(site, tmp_path):
    more = (
        "<p>She said so again, so that nobody who was there could say that he had not heard it.</p>"
    )
    site.replies["/large"] = Reply(body=(BRIDGE + more * 900).encode(), fields=HTML)
    out = tmp_path / "out.warc.gz"
    assert codes(fetch(site, out, "/large", max_bytes=50_000)) == ["cut-short"]
    articles, problems = STAGE.step([str(out)], IngestSettings())
    assert articles[0].provenance.truncated == "the crawler cut it: length"
    assert [p.code for p in problems] == ["cut-short"]


def test_an_answer_that_grows_beyond_the_bound_is_not_kept(site, tmp_path):
    body = gzip.compress(b"\0" * 30_000_000)
    site.replies["/bomb"] = Reply(body=body, fields={**HTML, "Content-Encoding": "gzip"})
    out = tmp_path / "out.warc.gz"
    steps = fetch(site, out, "/bomb")
    assert codes(steps) == ["archive-bomb"]
    assert read(out) == []


def test_an_answer_that_drips_is_cut_when_its_time_is_over(site, tmp_path):
    site.replies["/slow"] = Reply(body=page(1), fields=HTML, drip=0.05)
    steps = fetch(site, tmp_path / "out.warc.gz", "/slow", max_seconds=0.5)
    assert codes(steps) == ["cut-short"]


def test_an_answer_shorter_than_it_says_is_told(site, tmp_path):
    site.replies["/short"] = Reply(body=page(1), fields=HTML, length=100_000)
    steps = fetch(site, tmp_path / "out.warc.gz", "/short", max_seconds=2.0)
    assert codes(steps) == ["cut-short"]


@pytest.mark.parametrize(
    ("reply", "word"),
    [
        (Reply(status=404), "404"),
        (Reply(status=500), "500"),
        (Reply(status=302, fields={"Location": "/loop"}), "redirects more than"),
    ],
)
def test_what_did_not_come_is_a_problem_and_the_rest_is_fetched(site, tmp_path, reply, word):
    site.replies["/loop"] = reply
    steps = fetch(site, tmp_path / "out.warc.gz", "/loop", "/a")
    assert [s.outcome for s in steps] == ["failed", "fetched"]
    assert word in steps[0].problems[0].message


def test_a_busy_server_is_asked_once_more_after_the_pause_it_wants(site, tmp_path):
    site.replies["/busy"] = Reply(status=429, fields={"Retry-After": "40"})
    time = Time()
    steps = fetch(site, tmp_path / "out.warc.gz", "/busy", time=time)
    assert 40.0 in time.pauses
    assert site.paths.count("/busy") == 2
    assert codes(steps) == ["not-fetched"]


def test_what_a_sitemap_and_a_feed_list_is_fetched_where_asked_for(site, tmp_path):
    site.replies["/map.xml"] = Reply(
        body=f"<sitemapindex><sitemap><loc>{site.url('/news.xml')}</loc></sitemap>"
        "</sitemapindex>".encode(),
        fields={"Content-Type": "application/xml"},
    )
    site.replies["/news.xml"] = Reply(
        body=f"<urlset><url><loc>{site.url('/a')}</loc></url><url><loc>http://10.0.0.1/</loc></url>"
        "</urlset>".encode(),
        fields={"Content-Type": "application/xml"},
    )
    site.replies["/feed"] = Reply(
        body=b"<rss><channel><item><link>/b</link></item></channel></rss>",
        fields={"Content-Type": "application/rss+xml"},
    )
    out = tmp_path / "out.warc.gz"
    steps = fetch(site, out, "/map.xml", "/feed", follow=True)
    assert sorted(read(out)) == [site.url("/a"), site.url("/b")]
    assert codes(steps) == ["refused-address"]
    assert codes(fetch(site, tmp_path / "o.warc.gz", "/news.xml", follow=True, max_links=1)) == [
        "links-passed-over"
    ]


def test_misuse_raises(site, tmp_path):
    with pytest.raises(InputError):
        fetch(site, tmp_path / "out.warc.gz")
    with pytest.raises(InputError):
        fetch(site, tmp_path / "out.html", "/a")
    (tmp_path / "plain.warc.gz").write_text("words")
    with pytest.raises(InputError):
        fetch(site, tmp_path / "plain.warc.gz", "/a")


@pytest.mark.parametrize(
    ("host", "trusted", "outcome"),
    [
        ("courier.example", True, "fetched"),
        ("courier.example", False, "failed"),
        ("other.example", True, "failed"),
    ],
)
def test_a_secure_site_must_prove_its_name(tmp_path, monkeypatch, host, trusted, outcome):
    """The name is proved although the connection goes to a number."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl, which makes the certificate, is not installed")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    words = [
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=courier.example",
    ]
    more = ["-addext", "subjectAltName=DNS:courier.example", "-keyout", key, "-out", certificate]
    subprocess.run(["openssl", *words, *more], check=True, capture_output=True)
    (tmp_path / "both.pem").write_text(key.read_text() + certificate.read_text())
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    replies = {"/a": Reply(body=page(1), fields=HTML)}
    with run_site(replies, certificate=str(tmp_path / "both.pem")) as site:

        def resolve(_host: str, _port: int, **_options: object) -> list:
            return [(2, 1, 6, "", ("127.0.0.1", site.port))]

        url = f"https://{host}:{site.port}/a"
        steps = fetch(site, tmp_path / "out.warc.gz", url, resolve=resolve)
    assert [s.outcome for s in steps] == [outcome]
    told = " ".join(p.message for s in steps for p in s.problems)
    assert ("certificate" in told) is (outcome == "failed")
