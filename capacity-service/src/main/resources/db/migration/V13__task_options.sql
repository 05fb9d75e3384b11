-- Which way out a person chose; what was agreed beside it stays sealed.
alter table outflow_task add column chosen text;
