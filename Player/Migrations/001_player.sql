-- A registration is one person's relation to one course; its id is context.registration of every statement.
create table registration (
  id text primary key,
  person text not null,
  course text not null,
  attempt bigint not null,
  created bigint not null,
  unique (person, course)
);

-- An attempt is one versioned document: sequencing state and the values of each SCO. Attempts stay on their course version.
create table attempt (
  registration text not null references registration (id),
  number bigint not null,
  course_version bigint not null,
  revision bigint not null,
  document text not null,
  started bigint not null,
  updated bigint not null,
  ended bigint,
  primary key (registration, number)
);

-- Objectives that outlive an attempt: per person, shared by courses (SN 3.10.2).
create table global_objectives (
  person text primary key,
  revision bigint not null,
  document text not null
);

-- A launch token opens one registration for minutes; only its hash is kept.
create table launch (
  token_hash text primary key,
  registration text not null references registration (id),
  language text not null,
  created bigint not null,
  expires bigint not null,
  ended bigint not null
);
create index launch_registration on launch (registration);
