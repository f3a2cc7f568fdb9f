-- Each story with its articles' readings.
-- heads(story, head): the encoded story; members(story, article); readings(id, body).
select h.story as story, h.head as head, array_agg(r.body) as bodies
from heads h
join members m on m.story = h.story
join readings r on r.id = m.article
group by h.story, h.head
order by story
