-- Pairs of articles whose weightiest terms overlap.
-- terms(article, term, weight, place, period): the top terms of each article, the weightiest at
-- place 0, articles by number, and the period of some days in which it came out, -1 where unknown.
-- Terms make pairs of any time if few articles hold them, and pairs of about the same time if few
-- articles of the period do.  A pair needs $least_terms terms and $least_partial as the sum of
-- products of weights (whole numbers, so that the order of summing leaves no trace).
with common as (
    select term
    from terms
    where place < $far_terms
    group by term
    having count(*) > $most_articles
),
rare as (
    select t.article, t.term, t.weight
    from terms t
    left join common c on c.term = t.term
    where t.place < $far_terms and c.term is null
),
far as (
    select a.article as a, b.article as b
    from rare a
    join rare b on b.term = a.term and a.article < b.article
    group by a.article, b.article
    having count(*) >= $least_terms and sum(a.weight * b.weight) >= $least_partial
),
crowded as (
    select term, period
    from terms
    where period >= 0
    group by term, period
    having count(*) > $most_of_period
),
dated as (
    select t.article, t.term, t.weight, t.period
    from terms t
    left join crowded c on c.term = t.term and c.period = t.period
    where t.period >= 0 and c.term is null
),
around as (
    select article, term, weight, period - 1 as period from dated
    union all
    select article, term, weight, period from dated
    union all
    select article, term, weight, period + 1 as period from dated
),
near as (
    select a.article as a, b.article as b
    from dated a
    join around b on b.term = a.term and b.period = a.period and a.article < b.article
    group by a.article, b.article
    having count(*) >= $least_terms and sum(a.weight * b.weight) >= $least_partial
)
select a, b from far
union
select a, b from near
order by a, b
