-- What a launch did, for the launch doctor: lines of JSON as they came in, bounded per launch and in days.
create table launch_log (
  id {{identity}},
  token_hash text not null references launch (token_hash),
  at bigint not null,
  source text not null,
  lines text not null
);
create index launch_log_launch on launch_log (token_hash, id);
create index launch_log_at on launch_log (at);

alter table launch add column logged bigint not null default 0;
create index launch_created on launch (created);
