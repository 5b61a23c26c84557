create table course (
    id {{identity}},
    slug text not null unique,
    department text not null,
    title_hi text not null,
    title_en text not null,
    for_all bigint not null,
    current_version bigint,
    created bigint not null
);

create table course_audience (
    course bigint not null references course (id),
    department text not null,
    primary key (course, department)
);

create table course_version (
    id {{identity}},
    course bigint not null references course (id),
    number bigint not null,
    edition text not null,
    manifest text not null,
    findings text not null,
    files bigint not null,
    bytes bigint not null,
    created bigint not null,
    created_by text not null,
    unique (course, number)
);

create table package_file (
    version bigint not null references course_version (id),
    path text not null,
    path_lower text not null,
    sha256 text not null,
    length bigint not null,
    primary key (version, path)
);

create index package_file_any_case on package_file (version, path_lower);
