-- Every statement that says something about a person in a course. voided ones stay, marked, and don't count.
create table course_evidence (
    statement_id text not null,
    course text not null,
    hrms_code text not null,
    seq bigint not null,
    at bigint not null,
    stored bigint not null,
    verb text not null,
    kind text not null,
    part text not null,
    scaled double precision,
    success bigint,
    progress bigint,
    voided bigint not null,
    primary key (statement_id, course)
);
create index course_evidence_of_person on course_evidence (hrms_code, course, seq);

-- One row per person and course begun, folded from the evidence above. No row: not started.
create table course_progress (
    hrms_code text not null,
    course text not null,
    status text not null,
    first_at bigint not null,
    last_at bigint not null,
    completed_at bigint,
    best_scaled double precision,
    best_statement text,
    success bigint,
    progress bigint,
    completed_parts bigint not null,
    statements bigint not null,
    primary key (hrms_code, course)
);
create index course_progress_of_course on course_progress (course, status, hrms_code);
