-- Ids of the workflows that a token is for, with blanks between; null for all that its owner has.
alter table api_token add column workflows ${text};
