-- One row, locked by whoever changes evidence, rules or results, so that no result is computed from rules that just changed.
create table competency_turn (
    one bigint not null primary key,
    turn bigint not null
);
insert into competency_turn (one, turn) values (1, 0);

create table evidence_rule (
    id {{identity}},
    course text not null,
    activity text not null,
    competency text not null,
    level bigint not null,
    requires text not null,
    counts_from bigint,
    created bigint not null,
    created_by text not null,
    unique (course, competency, level),
    foreign key (competency, level) references competency_level (competency, level)
);
create index evidence_rule_of_activity on evidence_rule (activity);
create index evidence_rule_of_competency on evidence_rule (competency);

-- Every course-level outcome of a person, with a rule or without one yet: a rule made later counts it too.
create table competency_evidence (
    statement_id text not null primary key,
    seq bigint not null,
    hrms_code text not null,
    activity text not null,
    verb text not null,
    completion bigint,
    success bigint,
    scaled double precision,
    at bigint not null
);
create index competency_evidence_of_person on competency_evidence (hrms_code, activity);
create index competency_evidence_of_activity on competency_evidence (activity, hrms_code);

-- Statements that were voided. A voiding statement may come before its target.
create table competency_voided (
    statement_id text not null primary key
);

create table competency_result (
    hrms_code text not null,
    competency text not null,
    level bigint not null,
    acquired bigint not null,
    statement_id text not null,
    seq bigint not null,
    evidence_count bigint not null,
    primary key (hrms_code, competency)
);
create index competency_result_of_competency on competency_result (competency, level);

-- A changed rule is worked off person by person, in steps that survive a restart; after is the last person done.
create table competency_recount (
    activity text not null primary key,
    after text not null,
    asked bigint not null
);
