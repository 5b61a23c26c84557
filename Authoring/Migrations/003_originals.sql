-- original: the sha256 of the zip as it was uploaded; repairs: what differs between it and this version
alter table course_version add column original text;
alter table course_version add column original_name text;
alter table course_version add column repairs text;
alter table course_version add column repair_count bigint not null default 0;
