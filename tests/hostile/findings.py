"""What fuzzing found, as small as it could be made: the target and the bytes that broke it once."""

from hostile.inputs import zipped
from web_archives import pack, pages

FINDINGS: dict[str, tuple[str, bytes]] = {
    # the offsets in its directory lead before its beginning
    "zip file without its first bytes": ("wacz", zipped({"archive/a.warc": pages(1)[0]})[40:]),
    "zip file of another packing": (
        "wacz",
        zipped({"archive/a.warc.gz": pack(pages(1))}).replace(b"\x08\x00", b"\x63\x00"),
    ),
    "host of controls": ("address", b"https://\x00 \x00\x00ha"),
}
