alter table app_user add column colour varchar;
