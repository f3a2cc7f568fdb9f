-- Pairs of articles that share at least $least_shared sampled 5-grams, or one if a text is short.
-- prints(article, outlet, short, gram): one row a sampled 5-gram, articles and outlets by number, -1
-- for no outlet; short is 1 where a text is so short that all its 5-grams are here, else 0.  A gram
-- of many articles, or of many of one outlet, is boilerplate and makes no pair.
with common as (
    select gram
    from prints
    group by gram
    having count(*) > $most_articles
),
furniture as (
    select outlet, gram
    from prints
    where outlet >= 0
    group by outlet, gram
    having count(*) > $most_of_outlet
),
kept as (
    select p.article, p.short, p.gram
    from prints p
    left join common c on c.gram = p.gram
    left join furniture f on f.gram = p.gram and f.outlet = p.outlet
    where c.gram is null and f.gram is null
)
select a.article as a, b.article as b, count(*) as shared
from kept a
join kept b on b.gram = a.gram and a.article < b.article
group by a.article, b.article
having count(*) >= $least_shared or max(a.short + b.short) > 0
order by a, b
