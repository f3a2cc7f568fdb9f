"""An invented story by invented outlets: the demo, the tutorial and the golden test.

``expected.toml`` says, for a person to read, what a careful reader finds in it.
"""

from pathlib import Path

ARTICLES = Path(__file__).with_name("articles")
