-- Like follow, for a transaction that is sent before the one before it was answered: what its sender knows holds only if
-- that one was committed, which this session then remembers. A setting is forgotten with a transaction that fails.
create function follow_unanswered(lock bigint, known bigint) returns void language plpgsql as $$
begin
  perform ledger.follow(lock, known);
  if current_setting('rollbook.committed', true) is distinct from known::text then
    raise exception using errcode = 'RB001', message = format('entry %s is not of this session', known);
  end if;
end $$;
