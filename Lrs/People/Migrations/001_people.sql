create table department (
    code text not null primary key,
    name_hi text not null,
    name_en text not null
);

create table office (
    code text not null primary key,
    department text not null references department (code),
    district text not null,
    name_hi text not null,
    name_en text not null
);
create index office_of_department on office (department, code);

-- A post is a position of the competency dictionary, under the dictionary's own id.
create table post (
    position text not null primary key,
    title_hi text not null,
    title_en text not null
);

-- search: code, names and mobile in lower case, for a search that both databases do alike.
create table employee (
    hrms_code text not null primary key,
    name_hi text not null,
    name_en text not null,
    department text not null references department (code),
    office text not null references office (code),
    position text not null,
    mobile text not null,
    email text not null,
    active bigint not null,
    search text not null
);
create index employee_of_department on employee (department, hrms_code);
create index employee_of_office on employee (office, hrms_code);

-- department is '' for a role that spans the state.
create table officer (
    hrms_code text not null references employee (hrms_code),
    role text not null,
    department text not null,
    granted bigint not null,
    primary key (hrms_code, role, department)
);
create index officer_of_department on officer (department, role);

create table otp_challenge (
    token_hash text not null primary key,
    hrms_code text not null,
    address text not null,
    password_hash text not null,
    created bigint not null,
    expires bigint not null,
    tries bigint not null,
    used bigint not null
);
create index otp_challenge_of_person on otp_challenge (hrms_code, created);
create index otp_challenge_of_address on otp_challenge (address, created);
create index otp_challenge_by_age on otp_challenge (created);

create table portal_session (
    token_hash text not null primary key,
    hrms_code text not null,
    started bigint not null,
    seen bigint not null
);
create index portal_session_of_person on portal_session (hrms_code);
create index portal_session_by_age on portal_session (seen);

create table audit_entry (
    number bigint not null primary key,
    at bigint not null,
    who text not null,
    act text not null,
    subject text not null,
    detail text not null,
    previous text not null,
    hash text not null
);

-- One row: the end of the chain. Locking it keeps two nodes from continuing the same entry.
create table audit_head (
    id bigint not null primary key,
    number bigint not null,
    hash text not null
);
insert into audit_head (id, number, hash) values (1, 0, '');

create table people_import (
    id {{identity}},
    who text not null,
    file_name text not null,
    checked bigint not null,
    applied bigint,
    undone bigint,
    new_rows bigint not null,
    changed_rows bigint not null,
    unchanged_rows bigint not null,
    refused_rows bigint not null
);
create index people_import_of_person on people_import (who, id);

create table people_import_row (
    import bigint not null references people_import (id),
    line bigint not null,
    kind text not null,
    hrms_code text not null,
    before_json text,
    after_json text,
    raw_json text not null,
    problems_json text not null,
    primary key (import, line)
);
