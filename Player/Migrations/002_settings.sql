-- How courses are played, level over level: system, department (code), course (slug), version (number of course_version), registration (id).
create table player_setting (
  level text not null,
  subject text not null,
  name text not null,
  value text not null,
  changed bigint not null,
  changed_by text not null,
  primary key (level, subject, name)
);

-- normal, review (nothing counts any more) or try (an author's look, nothing is kept)
alter table launch add column mode text not null default 'normal';

-- The attempt of a launch that keeps nothing; it goes with its launch.
create table rehearsal (
  token_hash text primary key references launch (token_hash),
  course_version bigint not null,
  revision bigint not null,
  document text not null,
  ended bigint not null,
  touched bigint not null
);
create index rehearsal_touched on rehearsal (touched);
