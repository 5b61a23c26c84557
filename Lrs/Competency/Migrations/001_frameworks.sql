create table framework (
    id text not null primary key,
    version bigint not null,
    title_hi text not null,
    title_en text not null,
    applied bigint not null,
    applied_by text not null
);

-- Positions, roles and work activities. Nothing here is ever deleted: evidence and staff refer to it; what a new version leaves out is retired.
create table frac_node (
    id text not null primary key,
    framework text not null references framework (id),
    kind text not null,
    name_hi text not null,
    name_en text not null,
    description_hi text not null,
    description_en text not null,
    retired bigint not null
);
create index frac_node_of_framework on frac_node (framework, kind, id);

create table competency (
    id text not null primary key,
    framework text not null references framework (id),
    type text not null,
    area_hi text not null,
    area_en text not null,
    name_hi text not null,
    name_en text not null,
    description_hi text not null,
    description_en text not null,
    retired bigint not null
);
create index competency_of_framework on competency (framework, id);

create table competency_level (
    competency text not null references competency (id),
    level bigint not null,
    name_hi text not null,
    name_en text not null,
    description_hi text not null,
    description_en text not null,
    retired bigint not null,
    primary key (competency, level)
);

-- Position → role, role → work activity, role → competency; level is 0 where the child has none.
create table frac_edge (
    parent text not null,
    child text not null,
    framework text not null references framework (id),
    level bigint not null,
    primary key (parent, child)
);
create index frac_edge_of_framework on frac_edge (framework);
create index frac_edge_upwards on frac_edge (child, parent);

-- What a position asks for: the highest level any of its roles asks for. Written with the framework.
create table required_level (
    position text not null,
    competency text not null,
    framework text not null references framework (id),
    level bigint not null,
    primary key (position, competency)
);
create index required_level_of_framework on required_level (framework);

create table framework_upload (
    id text not null primary key,
    who text not null,
    file_name text not null,
    framework text not null,
    against bigint not null,
    json text not null,
    checked bigint not null
);
