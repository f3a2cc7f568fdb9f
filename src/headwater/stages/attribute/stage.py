"""The stage's declaration."""

from headwater.records.article import Article, Block
from headwater.records.attribution import Attribution
from headwater.stages.attribute.assemble import find_attributions
from headwater.stages.declaration import Scope, Stage

STAGE = Stage(
    name="attribute",
    scope=Scope.ARTICLE,
    reads=(Article, Block),
    writes=(Attribution,),
    step=find_attributions,
)
