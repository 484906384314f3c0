-- placeholder until merged
insert into ${prefix}schema_version (version, script)
select 2, 'V2__feed.sql'
where not exists (select 1 from ${prefix}schema_version where version = 2);
