-- 银信：两个角色。yinxin_owner 建表、升级、恢复；yinxin 只读写数据，关不掉审计触发器，也改不动审计记录。
-- Two roles. Run as a superuser in the database yinxin, once, and again after every migrate or restore:
--     psql --dbname=yinxin --file=roles.sql
\set ON_ERROR_STOP on

select 'create role yinxin_owner login' where not exists (select from pg_roles where rolname = 'yinxin_owner') \gexec
select 'create role yinxin login' where not exists (select from pg_roles where rolname = 'yinxin') \gexec

select format('alter database %I owner to yinxin_owner', current_database()) \gexec
grant usage on schema public to yinxin;

grant select, insert, update, delete on all tables in schema public to yinxin;
grant usage, select on all sequences in schema public to yinxin;
alter default privileges for role yinxin_owner in schema public grant select, insert, update, delete on tables to yinxin;
alter default privileges for role yinxin_owner in schema public grant usage, select on sequences to yinxin;

-- The triggers refuse this already; without the right not even a switched-off trigger lets it through.
select format('revoke update, delete, truncate on %I from yinxin', tablename)
from pg_tables where schemaname = 'public' and tablename in ('audit_event', 'audit_anchor') \gexec
select format('revoke delete, truncate on %I from yinxin', tablename)
from pg_tables where schemaname = 'public' and tablename = 'audit_payload' \gexec

-- For `yinxin restore --drill`, which restores into a database of its own and drops it again.
alter role yinxin createdb;
