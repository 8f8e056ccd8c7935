"""Makes picture fixtures: words drawn in them, and one marker in each place that a picture's file has.

Run ``python make_image.py FOLDER``. Everything is invented. The words are Latin, because Pillow's
built-in font has no others.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

SAMPLES = {"image": ("places.png", "places.jpg", "pages.tif", "comment.gif", "author.webp")}
"""Parser → the fixtures it must read."""

PLACES: dict[str, tuple[str, ...]] = {
    "places.png": ("png_text", "png_compressed", "png_international", "png_exif_artist", "png_xmp"),
    "places.jpg": (
        "description",
        "artist",
        "camera_owner",
        "user_comment",
        "windows_comment",
        "iptc_caption",
        "xmp",
        "comment",
    ),
    "pages.tif": ("document_name",),
    "comment.gif": ("gif_comment",),
    "author.webp": ("webp_artist", "webp_xmp"),
}
"""File → the places in it that hold a marker."""

WORDS = "Report 2023 Annex 17"
"""What is drawn in the pictures."""


def marker(place: str) -> str:
    """The unique word in ``place``."""
    return f"MARK-{place.replace('_', '-')}-END"


def make(folder: Path) -> list[Path]:
    """Write all fixtures into ``folder``."""
    made = []
    for name, data in (
        ("places.png", png()),
        ("places.jpg", jpeg()),
        ("pages.tif", tiff()),
        ("comment.gif", _saved(drawn(), "GIF", comment=marker("gif_comment").encode())),
        ("author.webp", webp()),
        ("words.bmp", _saved(drawn(), "BMP")),
    ):
        (folder / name).write_bytes(data)
        made.append(folder / name)
    return made


def drawn(words: str = WORDS, size: tuple[int, int] = (420, 80)) -> Any:
    """A white picture with ``words`` in it."""
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).text((20, 20), words, fill="black", font=ImageFont.load_default(34))
    return image


def _saved(image: Any, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def _xmp(place: str) -> bytes:
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq>'
        f"<rdf:li>{marker(place)}</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


def _exif(**places: int) -> Any:
    from PIL import Image

    exif = Image.Exif()
    for place, number in places.items():
        exif[number] = marker(place)
    return exif


def png() -> bytes:
    """Text chunks of all three kinds, EXIF, XMP."""
    from PIL.PngImagePlugin import PngInfo

    chunks = PngInfo()
    chunks.add_text("Comment", marker("png_text"))
    chunks.add_text("Description", marker("png_compressed"), zip=True)
    chunks.add_itxt("Author", marker("png_international"), lang="zh", tkey="作者")
    chunks.add_itxt("XML:com.adobe.xmp", _xmp("png_xmp").decode())
    return _saved(drawn(), "PNG", pnginfo=chunks, exif=_exif(png_exif_artist=0x013B))


def jpeg() -> bytes:
    """A photograph as a telephone makes it, with the place where it was taken; then edited."""
    exif = _exif(description=0x010E, artist=0x013B)
    exif[0x9C9C] = marker("windows_comment").encode("utf-16-le")
    exif[0x8769] = {
        0xA430: marker("camera_owner"),
        0x9286: b"UNICODE\0" + marker("user_comment").encode("utf-16-be"),
    }
    exif[0x8825] = {1: "N", 2: (31.0, 30.0, 36.0), 3: "E", 4: (121.0, 15.0, 0.0)}
    data = _saved(drawn(), "JPEG", quality=90, exif=exif, comment=marker("comment").encode())
    caption = marker("iptc_caption").encode()
    record = b"\x1c\x02\x78" + len(caption).to_bytes(2, "big") + caption
    block = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + len(record).to_bytes(4, "big") + record + bytes(len(record) % 2)
    packet = b"http://ns.adobe.com/xap/1.0/\x00" + _xmp("xmp")
    segments = b"".join(
        b"\xff" + kind + (len(body) + 2).to_bytes(2, "big") + body
        for kind, body in ((b"\xe1", packet), (b"\xed", block))
    )
    return data[:2] + segments + data[2:]


def tiff() -> bytes:
    """Two pages, as a scanner makes them."""
    exif = _exif(document_name=0x010D)
    return _saved(
        drawn(),
        "TIFF",
        save_all=True,
        append_images=[drawn("Second page 45")],
        exif=exif,
        dpi=(200, 200),
        compression="tiff_lzw",
    )


def webp() -> bytes:
    """EXIF and XMP in a WebP."""
    return _saved(drawn(), "WEBP", lossless=True, exif=_exif(webp_artist=0x013B).tobytes(), xmp=_xmp("webp_xmp"))


if __name__ == "__main__":
    make(Path(sys.argv[1]))
