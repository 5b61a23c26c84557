-- Moves of registrations to another version of their course: what was asked for, how far it is, and what became of each registration.
-- state: running, done. carry and mapping: how the attempt goes on. after: the registration the job has come to.
create table version_move (
  id text primary key,
  course text not null,
  rule text not null,
  to_version bigint not null,
  state text not null,
  total bigint not null,
  moved bigint not null,
  after text not null,
  lease bigint not null,
  created bigint not null,
  created_by text not null,
  ended bigint
);
create index version_move_course on version_move (course, created);

-- state: moved, waiting (for the next opening), skipped. The attempts of a registration are never deleted; this says which follows which.
create table version_moved (
  move text not null references version_move (id),
  registration text not null references registration (id),
  state text not null,
  reason text not null,
  from_attempt bigint not null,
  to_attempt bigint,
  at bigint not null,
  primary key (move, registration)
);
create index version_moved_registration on version_moved (registration, state);

create index attempt_version on attempt (course_version, registration);

-- The last round through all lessons of a version in Chromium. state: waiting, running, done, failed; lessons: what was seen, as JSON.
create table lesson_round (
  course_version bigint primary key,
  state text not null,
  done bigint not null,
  total bigint not null,
  lessons text not null,
  problem text not null,
  lease bigint not null,
  asked bigint not null,
  asked_by text not null
);
