-- State, activity profile and agent profile documents. The keys are digests, because IRIs and ids may be longer than an index takes.
create table document (
    key {{blob}} primary key,
    shelf {{blob}} not null,
    registration text not null,
    id text not null,
    content_type text not null,
    etag text not null,
    updated bigint not null,
    body {{blob}} not null
);
create index document_by_shelf on document (shelf);

-- Attachments that came as raw data. Their bytes lie in the blob store.
create table attachment (
    sha2 text primary key,
    blob text not null,
    content_type text not null,
    length bigint not null
);
