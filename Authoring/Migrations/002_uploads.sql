-- state: arriving, waiting, checking, checked, refused, failed, published, thrownaway
create table upload (
    id text primary key,
    department text not null,
    author text not null,
    file_name text not null,
    size bigint not null,
    state text not null,
    progress bigint not null,
    tries bigint not null,
    lease bigint not null,
    findings text,
    package text,
    version bigint references course_version (id),
    created bigint not null,
    touched bigint not null
);

create index upload_open on upload (state, touched);
create index upload_of_department on upload (department, created);
