"""What the ingest stage reads and writes."""

from headwater.records.article import Article
from headwater.records.problem import Problem
from headwater.stages.declaration import Scope, Stage
from headwater.stages.ingest.gather import gather_articles

STAGE = Stage(
    name="ingest",
    scope=Scope.INPUT,
    reads=(),
    writes=(Article, Problem),
    step=gather_articles,
)
