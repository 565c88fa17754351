"""Reads the built site: every link leads to a page and an anchor that exist, and no page asks another host for anything."""

import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LOADED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href"}


class SitePage(HTMLParser):
    def __init__(self, file):
        super().__init__()
        self.links, self.anchors, self.loaded = [], {""}, []
        self.feed(file.read_text())

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.anchors.update(filter(None, [values.get("id"), values.get("name")]))
        if tag == "a" and values.get("href") is not None:
            self.links.append(values["href"])
        if values.get(LOADED.get(tag)) and values.get("rel") != "canonical":
            self.loaded.append(values[LOADED[tag]])


def problems(site):
    pages = {file: SitePage(file) for file in sorted(site.rglob("*.html"))}
    for file, page in pages.items():
        if file.name == "404.html":
            continue
        for address in [*page.links, *page.loaded]:
            problem = broken(pages, file, address)
            if problem or (address in page.loaded and urlsplit(address).netloc):
                yield f"{file.relative_to(site)}: {address}: {problem or 'is on another host'}"
    for style in site.rglob("*.css"):
        if "url(http" in style.read_text() or "@import" in style.read_text():
            yield f"{style.relative_to(site)}: loads from another host"


def broken(pages, file, address):
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
    target = target / "index.html" if target.is_dir() else target
    if not target.exists():
        return "no such file"
    if target in pages and unquote(parts.fragment) not in pages[target].anchors:
        return "no such anchor"
    return None


if __name__ == "__main__":
    folder = Path(sys.argv[1]).resolve()
    found = list(problems(folder))
    print("\n".join(found[:50]) or f"site: {len(list(folder.rglob('*.html')))} pages, no dead link")
    sys.exit(1 if found else 0)
