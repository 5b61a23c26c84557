-- Evidence lies by person and course, as it is folded; a voided statement is found by its place in the stream.
create table course_evidence_by_person (
    hrms_code text not null,
    course text not null,
    seq bigint not null,
    statement_id text not null,
    at bigint not null,
    stored bigint not null,
    verb text not null,
    kind text not null,
    part text not null,
    scaled double precision,
    success bigint,
    progress bigint,
    voided bigint not null,
    primary key (hrms_code, course, seq)
) {{clustered}};
insert into course_evidence_by_person (hrms_code, course, seq, statement_id, at, stored, verb, kind, part, scaled, success, progress, voided)
select hrms_code, course, seq, statement_id, at, stored, verb, kind, part, scaled, success, progress, voided from course_evidence;
drop table course_evidence;
alter table course_evidence_by_person rename to course_evidence;
create index course_evidence_of_place on course_evidence (seq);
