-- Nothing: only PostgreSQL keeps what changes often in a table of its own, because it writes all indexes of a row anew.

insert into ${prefix}schema_version (version, script)
select 5, 'V5__state.sql'
where not exists (select 1 from ${prefix}schema_version where version = 5);
