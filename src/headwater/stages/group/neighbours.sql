-- Pairs of articles whose weightiest terms overlap.
-- terms(article, term, weight): the top terms of each article, articles by number; a term of many
-- articles makes no pair, and a pair needs $least_terms terms and $least_partial as the sum of
-- products of weights (whole numbers, so that the order of summing leaves no trace).
with common as (
    select term
    from terms
    group by term
    having count(*) > $most_articles
),
kept as (
    select t.article, t.term, t.weight
    from terms t
    left join common c on c.term = t.term
    where c.term is null
)
select a.article as a, b.article as b
from kept a
join kept b on b.term = a.term and a.article < b.article
group by a.article, b.article
having count(*) >= $least_terms and sum(a.weight * b.weight) >= $least_partial
order by a, b
