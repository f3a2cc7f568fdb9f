"""What the resolve stage reads and writes."""

from headwater.records.article import Article, Block, Imprint
from headwater.records.attribution import Attribution, Chain
from headwater.stages.declaration import Scope, Stage
from headwater.stages.resolve.resolving import resolve_sources

STAGE = Stage(
    name="resolve",
    scope=Scope.ARTICLE,
    reads=(Article, Imprint, Block, Attribution),
    writes=(Chain,),
    step=resolve_sources,
)
