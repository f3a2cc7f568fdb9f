"""What the clean stage reads and writes."""

from headwater.records.article import Article, Block, Imprint
from headwater.records.problem import Problem
from headwater.stages.clean.step import clean_article
from headwater.stages.declaration import Scope, Stage

STAGE = Stage(
    name="clean",
    scope=Scope.ARTICLE,
    reads=(Article,),
    writes=(Imprint, Block, Problem),
    step=clean_article,
)
