-- Identifiers are compared letter by letter everywhere else; by the rules of a language it takes longer, and statements
-- that compare with a column of identifiers could not use the index.
drop index roster_index_enrollment;
create index roster_index_enrollment on roster_index ((facts ->> 'classId') collate "C", (facts ->> 'userId') collate "C")
where kind = 5;
