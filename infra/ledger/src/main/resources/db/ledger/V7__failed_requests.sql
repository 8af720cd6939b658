-- Requests of vendors that failed, for administrators, for 30 days. left_out: how many before this one are not here.

create table failed_request (
  id bigint generated always as identity primary key,
  recorded_at timestamptz not null,
  request_id text not null,
  connection_id text,
  method text not null,
  path text not null,
  status int not null,
  code text not null,
  sentence text not null,
  detail text,
  left_out bigint not null
);
create index on failed_request (connection_id, id);
create index on failed_request (request_id);
create index on failed_request (recorded_at);
