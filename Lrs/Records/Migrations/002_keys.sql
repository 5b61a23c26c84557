create table api_key (
    id {{identity}},
    name text not null unique,
    label text not null,
    department text,
    scopes text not null,
    salt {{blob}} not null,
    hash {{blob}} not null,
    created bigint not null,
    revoked bigint
);
