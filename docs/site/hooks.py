"""What MkDocs does not do by itself: the navigation of docs/README.md, and pages for the files that pages link to."""

import re
from pathlib import Path, PurePosixPath
from posixpath import normpath, relpath

from mkdocs.structure.files import File

ROOT = Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^( *)```.*?^\1```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s:#]+)(#[^)\s]*)?\)")
TABLE_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s#]+\.md)\)")
PAGES_AND_PICTURES = (".md", ".png", ".svg")
LANGUAGES = {".json": "json", ".yaml": "yaml", ".sh": "bash", ".py": "python", ".tla": "text", ".java": "java"}


def on_config(config):
    config.nav = navigation()
    return config


def navigation():
    """The sections of docs/README.md with their pages, in its order, then the pages about the project."""
    index = ROOT.joinpath("docs/README.md").read_text()
    sections = [{"Home": ["README.md", {"All pages": "docs/README.md"}]}]
    for section in index.split("\n## ")[1:]:
        title, _, rows = section.partition("\n")
        first, *groups = rows.split("\n### ")
        shown = [*pages(first), *({group.partition("\n")[0]: list(pages(group))} for group in groups)]
        sections.append({title.split(":")[0]: shown})
    sections.append({"Decisions": [f"docs/decisions/{name}" for name in ["README.md", *decisions()]]})
    examples = sorted(str(page.relative_to(ROOT)) for page in ROOT.glob("examples/*/README.md"))
    sections.append({"Project": ["CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", *examples]})
    return sections


def pages(rows):
    """The pages of some rows, named as their links are. A link with a file's name gets the page's heading."""
    for text, target in TABLE_LINK.findall(rows):
        page = normpath(f"docs/{target}")
        if page != "docs/decisions/README.md":
            yield page if text.endswith(".md") else {text: page}


def decisions():
    return sorted(page.name for page in ROOT.glob("docs/decisions/0*.md"))


def on_files(files, config):
    """Adds a page for each file or folder that a page links to and that is no page itself."""
    for page in list(files.documentation_pages()):
        for target, _ in LINK.findall(FENCE.sub("", page.content_string)):
            linked = source(page.src_uri, target)
            if linked and not files.get_file_from_path(source_page(linked)):
                files.append(File.generated(config, source_page(linked), content=source_text(linked)))
    return files


def on_page_markdown(markdown, page, config, files):
    """Leads links to files of the repository to their source pages."""
    here = page.file.src_uri
    rewritten, end = [], 0
    for fence in FENCE.finditer(markdown):
        rewritten += [to_sources(markdown[end:fence.start()], here), fence.group()]
        end = fence.end()
    return "".join(rewritten) + to_sources(markdown[end:], here)


def to_sources(text, here):
    def replace(link):
        linked = source(here, link.group(1))
        if not linked:
            return link.group()
        return f"]({relpath(source_page(linked), str(PurePosixPath(here).parent))})"

    return LINK.sub(replace, text)


def source(here, target):
    """The path in the repository of what a link leads to, if it is there and is shown as its source."""
    path = normpath(str(PurePosixPath(here).parent / target))
    is_source = not path.endswith(PAGES_AND_PICTURES) and not path.startswith("..") and ROOT.joinpath(path).exists()
    return path if is_source else None


def source_page(path):
    return f"source/{path}.md"


def source_text(path):
    file = ROOT / path
    if file.is_dir():
        shown = sorted(entry for entry in file.iterdir() if entry.is_file())
        text = "\n\n".join(f"## {entry.name}\n\n{fenced(entry)}" for entry in shown)
    else:
        text = fenced(file)
    return f"---\nsearch: {{ exclude: true }}\n---\n\n# {path}\n\n{text}\n"


def fenced(file):
    text = file.read_text()
    fence = "`" * 4
    return f"{fence}{LANGUAGES.get(file.suffix, 'text')}\n{text.rstrip()}\n{fence}"
