"""The pipeline: runs the stages in order and balances the rows."""

from headwater.pipeline.article import read_article
from headwater.pipeline.run import Progress, trace_articles
from headwater.pipeline.story import trace_story

__all__ = ["Progress", "read_article", "trace_articles", "trace_story"]
