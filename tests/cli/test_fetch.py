"""``headwater fetch`` on the command line; no test of it leaves the machine."""

from pathlib import Path

from web_archives import pack, pages, record, response


def test_a_private_address_is_refused_with_a_hint(cli, tmp_path: Path) -> None:
    out = tmp_path / "out.warc.gz"
    done = cli("fetch", "http://127.0.0.1:9/", "-o", str(out))
    assert done.status == 1
    assert "[refused-address]" in done.err
    assert "0 fetched" in done.out


def test_a_list_of_addresses_is_read_and_its_remarks_left_out(cli, tmp_path: Path) -> None:
    listed = tmp_path / "addresses.txt"
    listed.write_text("# ours\n\nftp://courier.example/a\nhttp://10.0.0.1/\n")
    done = cli("fetch", "--input-file", str(listed), "-o", str(tmp_path / "o.warc.gz"))
    assert done.err.count("[refused-address]") == 2


def test_no_address_and_a_name_that_is_no_archive_are_failures(cli, tmp_path: Path) -> None:
    assert cli("fetch", "-o", str(tmp_path / "o.warc.gz")).status == 1
    done = cli("fetch", "http://10.0.0.1/", "-o", str(tmp_path / "o.html"))
    assert done.status == 1
    assert ".warc.gz" in done.err


def test_an_archive_is_traced_and_what_holds_no_article_does_not_spoil_the_exit(
    cli, tmp_path: Path
) -> None:
    picture = record(response(b"\xff\xd8", content_type="image/jpeg"))
    path = tmp_path / "a.warc.gz"
    path.write_bytes(pack([*pages(2), picture]))
    ran = cli("trace", path, "--json", "-")
    assert ran.status == 0
    assert len(ran.dossier()["articles"]) == 2
    assert ran.codes() == ["records-passed-over"]
