-- The ledger: append-only entries, and what is derived from them in the same transaction.

create table entry (
  position    bigint         not null primary key,  -- 1, 2, 3 ... without gaps, in the order of commits
  stream      text collate "C",                     -- null for entries that belong to no stream
  stream_type text,
  version     bigint,                               -- 0, 1, 2 ... within the stream
  event_id    text collate "C" not null,
  name        text collate "C" not null,            -- stored name, never a class name
  revision    integer        not null,
  recorded_at timestamptz(3) not null,              -- never decreasing
  payload     text           not null,              -- the exact JSON text that was hashed
  metadata    text           not null,              -- the exact JSON text that was hashed
  leaf_hash   bytea          not null,              -- see docs/ledger-format.md
  constraint stream_with_version check ((stream is null) = (version is null))
);
create unique index entry_stream on entry (stream, version) where stream is not null;
create unique index entry_event on entry (event_id);
create index entry_name on entry (name, position);
create index entry_time on entry using brin (recorded_at) with (pages_per_range = 16, autosummarize = on);

-- States of aggregates that save loading long streams: a cache, never hashed.
create table snapshot (
  stream      text collate "C" not null,
  stream_type text,
  version     bigint         not null,
  event_id    text           not null,
  name        text           not null,
  revision    text,
  recorded_at timestamptz(3) not null,
  payload     text           not null,
  metadata    text           not null,
  primary key (stream, version)
);

-- Keys that only one stream can have.
create table claim (
  kind  text collate "C" not null,
  key   text collate "C" not null,
  owner text collate "C" not null,
  primary key (kind, key)
);

-- What the roster says about a record now, as far as decisions need it.
create table roster_index (
  kind    smallint not null /* RosterKind.ordinal() */,
  id      text collate "C" not null,
  version bigint not null,
  hash    text not null,
  active  boolean not null,
  facts   jsonb not null,
  primary key (kind, id)
);
create index roster_index_enrollment on roster_index ((facts ->> 'classId'), (facts ->> 'userId')) where kind = 5;

-- Settings that rules read.
create table setting (
  key   text collate "C" not null primary key,
  value text not null
);
