-- Where the rows of a roster package wait to be compared. One import at a time; nothing here outlives it, so nothing
-- is logged. state: A active row of the package, G no longer there, R refused, L as the ledger last reported it.

create unlogged table staged_orgs (
  line bigint not null, id text collate "C" not null, state text not null,
  type text, parent_id text collate "C", body text
);
create unlogged table staged_academic_sessions (
  line bigint not null, id text collate "C" not null, state text not null,
  type text, parent_id text collate "C", body text
);
create unlogged table staged_courses (
  line bigint not null, id text collate "C" not null, state text not null,
  school_year_id text collate "C", org_id text collate "C", body text
);
create unlogged table staged_classes (
  line bigint not null, id text collate "C" not null, state text not null,
  course_id text collate "C", school_id text collate "C", term_ids text[] collate "C", body text
);
create unlogged table staged_users (
  line bigint not null, id text collate "C" not null, state text not null,
  org_ids text[] collate "C", role text, agent_ids text[] collate "C", resource_ids text[] collate "C",
  primary_org_id text collate "C", body text
);
create unlogged table staged_user_profiles (
  line bigint not null, id text collate "C" not null, state text not null,
  user_id text collate "C", body text
);
create unlogged table staged_roles (
  line bigint not null, id text collate "C" not null, state text not null,
  user_id text collate "C", role_type text, role text, org_id text collate "C", user_profile_id text collate "C",
  body text
);
create unlogged table staged_enrollments (
  line bigint not null, id text collate "C" not null, state text not null,
  class_id text collate "C", school_id text collate "C", user_id text collate "C", role text collate "C",
  hash text collate "C", body text
);
create unlogged table staged_demographics (
  line bigint not null, id text collate "C" not null, state text not null, body text
);
create unlogged table staged_resources (
  line bigint not null, id text collate "C" not null, state text not null, body text
);
create unlogged table staged_class_resources (
  line bigint not null, id text collate "C" not null, state text not null,
  class_id text collate "C", resource_id text collate "C", body text
);
create unlogged table staged_course_resources (
  line bigint not null, id text collate "C" not null, state text not null,
  course_id text collate "C", resource_id text collate "C", body text
);
create unlogged table staged_user_resources (
  line bigint not null, id text collate "C" not null, state text not null,
  user_id text collate "C", org_id text collate "C", class_id text collate "C", resource_id text collate "C", body text
);
create unlogged table staged_categories (
  line bigint not null, id text collate "C" not null, state text not null, body text
);
create unlogged table staged_score_scales (
  line bigint not null, id text collate "C" not null, state text not null,
  org_id text collate "C", course_id text collate "C", class_id text collate "C", body text
);
create unlogged table staged_line_items (
  line bigint not null, id text collate "C" not null, state text not null,
  class_id text collate "C", category_id text collate "C", grading_period_id text collate "C",
  academic_session_id text collate "C", school_id text collate "C", body text
);
create unlogged table staged_results (
  line bigint not null, id text collate "C" not null, state text not null,
  line_item_id text collate "C", student_id text collate "C", class_id text collate "C", body text
);
create unlogged table staged_line_item_score_scales (
  line bigint not null, id text collate "C" not null, state text not null,
  line_item_id text collate "C", score_scale_id text collate "C", body text
);
create unlogged table staged_result_score_scales (
  line bigint not null, id text collate "C" not null, state text not null,
  result_id text collate "C", score_scale_id text collate "C", body text
);
create unlogged table staged_line_item_learning_objective_ids (
  line bigint not null, id text collate "C" not null, state text not null,
  line_item_id text collate "C", body text
);
create unlogged table staged_result_learning_objective_ids (
  line bigint not null, id text collate "C" not null, state text not null,
  result_id text collate "C", body text
);

-- What is worked out from the rows.

create unlogged table staged_withdrawals (
  kind smallint not null, id text collate "C" not null, primary key (kind, id)
);
create unlogged table staged_affected_people (id text collate "C" not null primary key);
create unlogged table staged_class_facts (
  id text collate "C" not null, course_id text collate "C", school_id text collate "C", term_ids text[] collate "C"
);
create unlogged table staged_org_schools (org_id text collate "C" not null, school_id text collate "C" not null);
create unlogged table staged_session_ancestors (
  id text collate "C" not null, ancestor_id text collate "C" not null, depth integer not null
);
create unlogged table staged_session_schools (
  id text collate "C" not null, school_id text collate "C" not null
);
create unlogged table staged_attendance (
  user_id text collate "C" not null, school_id text collate "C" not null, role text not null
);
create unlogged table staged_people (
  id text collate "C" not null primary key,
  school_ids text[] collate "C" not null, student_at text[] collate "C" not null, teacher_at text[] collate "C" not null
);

-- JSON of identifiers, which never need escapes.

create function json_id(id text) returns text language sql immutable
return coalesce('"' || id || '"', 'null');

create function json_ids(ids text[]) returns text language sql immutable
return case when cardinality(ids) > 0 then '["' || array_to_string(ids, '","') || '"]' else '[]' end;

create function sorted(ids text[]) returns text[] language sql immutable
return (select array_agg(distinct id collate "C" order by id collate "C") from unnest(ids) id);

-- Several identifiers in one fact are separated by blanks.

create function fact_ids(facts jsonb, name text) returns text[] language sql immutable
return string_to_array(facts ->> name, ' ');
