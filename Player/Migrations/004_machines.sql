-- Learners of other systems: known by the account alone. Employees are known by their HRMS code and are not here.
create table learner (
  person text primary key,
  home_page text not null,
  name text not null,
  display_name text not null,
  created bigint not null
);

-- Whoever registered somebody by the API may take that back; the tracking stays.
alter table registration add column deleted bigint;

alter table launch add column return_to text;
alter table launch add column start_item text;

-- A link good for minutes; following it opens a launch.
create table launch_link (
  code_hash text primary key,
  registration text not null references registration (id),
  language text not null,
  mode text not null,
  return_to text,
  start_item text,
  expires bigint not null
);
create index launch_link_expires on launch_link (expires);

-- Packages sent by the API: published as soon as their check ends well. state: open, done, failed
create table machine_import (
  id text primary key,
  key_name text not null,
  department text not null,
  slug text not null,
  title_hi text not null,
  title_en text not null,
  state text not null,
  version bigint,
  problem text,
  created bigint not null
);
create index machine_import_state on machine_import (state);

-- The secret signs what is sent, so it is kept as it is.
create table webhook (
  id text primary key,
  key_name text not null,
  department text,
  address text not null,
  secret text not null,
  created bigint not null
);

-- Written in the transaction of what happened; sent until it is taken, or given up.
create table webhook_delivery (
  id text primary key,
  webhook text not null,
  body text not null,
  tries bigint not null,
  due bigint,
  answer text,
  created bigint not null
);
create index webhook_delivery_due on webhook_delivery (due);
