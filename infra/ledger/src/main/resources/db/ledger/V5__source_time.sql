-- When the source changed what it last sent in a delta, as a text whose order is that of time: what is older comes late.

create table source_time (
  file text collate "C" not null, id text collate "C" not null, modified text collate "C" not null,
  primary key (file, id)
);

alter table staged_orgs add column modified text collate "C";
alter table staged_academic_sessions add column modified text collate "C";
alter table staged_courses add column modified text collate "C";
alter table staged_classes add column modified text collate "C";
alter table staged_users add column modified text collate "C";
alter table staged_user_profiles add column modified text collate "C";
alter table staged_roles add column modified text collate "C";
alter table staged_enrollments add column modified text collate "C";
alter table staged_demographics add column modified text collate "C";
alter table staged_resources add column modified text collate "C";
alter table staged_class_resources add column modified text collate "C";
alter table staged_course_resources add column modified text collate "C";
alter table staged_user_resources add column modified text collate "C";
alter table staged_categories add column modified text collate "C";
alter table staged_score_scales add column modified text collate "C";
alter table staged_line_items add column modified text collate "C";
alter table staged_results add column modified text collate "C";
alter table staged_line_item_score_scales add column modified text collate "C";
alter table staged_result_score_scales add column modified text collate "C";
alter table staged_line_item_learning_objective_ids add column modified text collate "C";
alter table staged_result_learning_objective_ids add column modified text collate "C";
