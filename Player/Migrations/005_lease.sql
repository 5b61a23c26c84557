-- When a browser was last heard of by this launch; null before it was, and after its page went away.
alter table launch add column seen bigint;
