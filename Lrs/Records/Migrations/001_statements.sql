-- Append-only, in stored order. json is the whole statement as it is given out.
create table statement (
    seq {{key}},
    id {{blob}} not null unique,
    stored bigint not null,
    voiding bigint not null,
    json {{blob}} not null
);

-- One row: the last seq and stored given out. Its lock makes statements visible in the order of seq, on any number of nodes.
create table statement_head (
    one bigint primary key,
    seq bigint not null,
    stored bigint not null
);
insert into statement_head (one, seq, stored) values (1, 0, 0);

-- What statements can be found by: "verb V", "activity A", "agent G" … each has a number.
create table term (
    id {{identity}},
    kind bigint not null,
    value text not null,
    unique (kind, value)
);

-- Which statements carry a term, in stored order.
create table posting (
    term bigint not null,
    seq bigint not null,
    primary key (term, seq)
) {{clustered}};

-- Statements whose object is a reference to another statement, which may not be here yet.
create table statement_ref (
    target {{blob}} not null,
    seq bigint not null,
    voids bigint not null,
    primary key (target, seq)
) {{clustered}};

create table roll_up_cursor (
    name text primary key,
    seq bigint not null,
    saved bigint not null
);
