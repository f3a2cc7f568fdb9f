"""What mkdocs.yml cannot say: every page of methods and decisions is in the site's contents."""

from pathlib import Path
from typing import Any

DOCS = Path(__file__).parent


def on_config(config: Any) -> Any:
    """Called by mkdocs: lists of pages follow from the folders."""
    for entry in config["nav"]:
        for title in ("Methods", "Decisions"):
            if title in entry:
                folder = DOCS / title.lower()
                names = sorted(p.name for p in folder.glob("*.md"))
                entry[title] = [f"{title.lower()}/{name}" for name in names]
    return config
