-- When a browser was last heard of by this launch; null before it was, and after its page went away.
alter table launch add column seen bigint;

-- One launch of a registration is the live one. Launches that were opened at one moment may have left two.
update launch set ended = 1 where ended = 0 and exists (
  select 1 from launch newer where newer.registration = launch.registration and newer.ended = 0
  and (newer.created > launch.created or (newer.created = launch.created and newer.token_hash > launch.token_hash)));
create unique index launch_live on launch (registration) where ended = 0;
