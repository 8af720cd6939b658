-- Takes the lock of whoever appends, and fails when the newest entry is not the one that the caller knows: someone
-- else has appended since. So a node that still knows how things are can send all of its transaction at once.
create function follow(lock bigint, known bigint) returns void language plpgsql as $$
declare newest bigint;
begin
  perform pg_advisory_xact_lock(lock);
  select max(position) into newest from ledger.entry;
  if newest is distinct from known then
    raise exception using errcode = 'RB001', message = format('the newest entry is %s, not %s', newest, known);
  end if;
end $$;
