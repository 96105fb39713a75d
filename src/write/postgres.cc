#include "write/schema.h"

namespace claimgraph {

std::string postgres_script() {
  return R"sql(-- Claims in PostgreSQL, 12 or later; safe to run again.
--
--   claimgraph schema postgres | psql -v ON_ERROR_STOP=1 DB
--   claimgraph extract -f records news/ |
--     psql -c "\copy claim_lines from stdin (format csv, quote e'\x01', delimiter e'\x02')" DB
--
-- What is copied into claim_lines replaces what stood under its id. Loads may be repeated and run side by side.
-- To drop what a new collection no longer holds: begin; truncate claims; \copy ...; commit;
--
--   select id, ts_headline('english', body, query)
--     from claims, websearch_to_tsquery('english', '"agreed to buy" cloud') as query
--     where words @@ query order by ts_rank_cd(words, query) desc;
--   select * from claims where type = 'deal.acquisition' and during && daterange('2025-01-01', '2026-01-01')
--     and doc @@ '$.amounts[*] ? (@.unit == "USD").number > 1e9';
--   select * from claims where doc @>
--     '{"type": "right_of_first_refusal", "parties": [{"role": "holder", "name": "Acme Corp"}]}';
begin;
set local client_min_messages = warning;

create or replace function claim_day(iso text) returns date language sql immutable strict parallel safe as $$
  select make_date(substr(iso, 1, 4)::int, substr(iso, 6, 2)::int, substr(iso, 9, 2)::int)
$$;
-- The days [gte, lt) of a range of dates; null where there is none.
create or replace function claim_days(range jsonb) returns daterange language sql immutable parallel safe as $$
  select case when coalesce(range ->> 'gte', range ->> 'lt') is not null
    then daterange(claim_day(range ->> 'gte'), claim_day(range ->> 'lt')) end
$$;

create table if not exists claims (
  id text primary key,
  doc jsonb not null,
  kind text not null generated always as (doc ->> 'kind') stored,
  type text not null generated always as (doc ->> 'type') stored,
  polarity text generated always as (doc ->> 'polarity') stored,
  modality text generated always as (doc ->> 'modality') stored,
  status text generated always as (doc ->> 'status') stored,
  confidence double precision generated always as ((doc -> 'confidence')::double precision) stored,
  source text generated always as (doc ->> 'source') stored,
  document text generated always as (doc -> 'document' ->> 'id') stored,
  during daterange generated always as (claim_days(doc -> 'when')) stored,
  body text not null generated always as (doc ->> 'text') stored,
  words tsvector generated always as (
    setweight(to_tsvector('english', doc ->> 'text'), 'A') ||
    setweight(to_tsvector('english', coalesce(doc -> 'document' ->> 'title', '')), 'C')) stored
);
create index if not exists claims_doc on claims using gin (doc jsonb_path_ops);
create index if not exists claims_words on claims using gin (words);
create index if not exists claims_type on claims (type, status);
create index if not exists claims_during on claims using gist (during);

create or replace view claim_parties as
  select claims.id as claim, party.*
  from claims, jsonb_to_recordset(doc -> 'parties') as party (role text, id text, name text, type text);
create or replace view claim_amounts as
  select claims.id as claim, amount.*
  from claims, jsonb_to_recordset(doc -> 'amounts') as
    amount (role text, value numeric, low numeric, high numeric, unit text, dimension text, modifier text);
create or replace view claim_dates as
  select claims.id as claim, date.role, date.type, date.value, date.precision, claim_days(date.range) as days
  from claims, jsonb_to_recordset(doc -> 'dates') as
    date (role text, type text, value text, precision text, range jsonb);
create or replace view claim_documents as
  select claims.id as claim, article.document
  from claims, jsonb_array_elements_text(doc -> 'documents') as article (document);

create or replace view claim_lines as select doc::text as line from claims;
create or replace function claim_load() returns trigger language plpgsql as $$
begin
  lock table claims in share row exclusive mode;  -- one load at a time; readers go on
  return null;
end
$$;
create or replace function claim_line() returns trigger language plpgsql as $$
begin
  insert into claims (id, doc) select doc ->> 'id', doc from (select new.line::jsonb as doc) as came
    where doc is not null
    on conflict (id) do update set doc = excluded.doc where claims.doc is distinct from excluded.doc;
  return new;
end
$$;
drop trigger if exists claim_load on claim_lines;
drop trigger if exists claim_line on claim_lines;
create trigger claim_load before insert on claim_lines for each statement execute function claim_load();
create trigger claim_line instead of insert on claim_lines for each row execute function claim_line();
commit;
)sql";
}

}  // namespace claimgraph
