-- Pairs of articles whose weightiest terms overlap.
-- terms(article, term, weight): the top terms of each article; a term of many articles makes no
-- pair, and a pair needs $least_terms terms and a partial cosine of $least_partial.
with common as (
    select term
    from terms
    group by term
    having count(*) > $most_articles
)
select a.article as a, b.article as b, sum(a.weight * b.weight) as partial
from (select t.* from terms t left join common c on c.term = t.term where c.term is null) a
join (select t.* from terms t left join common c on c.term = t.term where c.term is null) b
    on b.term = a.term and a.article < b.article
group by a.article, b.article
having count(*) >= $least_terms and sum(a.weight * b.weight) >= $least_partial
order by a.article, b.article
