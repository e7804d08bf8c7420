-- How many customers an outage hit, and how many are back, stands in every notice about it: counted
-- from this index alone, without a look at the incidents.
CREATE INDEX incident_counts ON incident (outage, affected, back);
