-- Signed requests that were seen, by the hash of what makes each unique, until they are too old to be taken anyway.

create table nonce (id uuid primary key, until bigint not null);
create index on nonce (until);
