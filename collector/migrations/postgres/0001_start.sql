-- What the collector keeps. Every key of a table that grows contains its bucket, so that a distributed database can spread it.

-- Facts of the database itself: its epoch, the number of buckets.
create table fact (name text primary key, value text not null);

-- The counter of each bucket. Its row is locked to the end of a transaction, so the order of `seq` is the order of commits.
create table feed (bucket integer primary key, seq bigint not null);

-- A response, or the tombstone of one, whose body, hash and sitting are empty.
create table response (
    bucket integer not null,
    id uuid not null,
    seq bigint not null,
    questionnaire text not null,
    unit text,
    -- The last twelve digits of the id: what stands on the receipt.
    receipt text not null,
    submitted bigint not null,
    received bigint not null,
    gone boolean not null default false,
    hash bytea not null,
    sitting bytea not null,
    body text not null,
    primary key (bucket, id),
    unique (bucket, seq)
);
create index response_of_questionnaire on response (bucket, questionnaire, seq);
create index response_by_receipt on response (receipt);

-- A version of a questionnaire.
create table questionnaire (
    id text not null,
    version bigint not null,
    body text not null,
    published bigint not null,
    -- From when on its responses are refused.
    closed bigint,
    primary key (id, version)
);

-- The file of units, as it was imported: one row, or none.
create table units (id integer primary key, body text not null, imported bigint not null);

create table account (
    name text primary key,
    role text not null,
    -- The units whose rows it may see, as a JSON list; all of them where there is none.
    units text,
    -- Argon2id; none where only links sign in.
    password text,
    created bigint not null,
    revoked bigint
);

-- A token that signs in once, by its hash.
create table link (hash bytea primary key, account text not null, expires bigint not null, used bigint);

-- Who is signed in, by the hash of the token.
create table session (
    hash bytea primary key,
    account text not null,
    created bigint not null,
    expires bigint not null
);

-- Who did what. It only grows.
create table audit (id uuid primary key, at bigint not null, account text not null, action text not null, detail text not null);
create index audit_by_time on audit (at);
