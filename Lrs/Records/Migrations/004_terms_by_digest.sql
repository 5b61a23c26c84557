-- A term is known by a digest of what it names, and each part in which a statement names it has a list of its own:
-- list = term * 4 + role (0 direct, 1 anywhere, 2 as authority). Postings of an older house come back with `check --mend`.
drop table posting;
drop table term;

create table term (
    id {{identity}},
    digest {{blob}} not null unique,
    kind bigint not null,
    value text not null
);

-- Which statements are on a list, in stored order.
create table posting (
    list bigint not null,
    seq bigint not null,
    primary key (list, seq)
) {{clustered}};
