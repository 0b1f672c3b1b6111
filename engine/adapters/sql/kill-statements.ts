import type { Kill, KillName, KillRow } from '../../control/kill.ts';
import type { Statement } from './sql-client.ts';
import { kill } from './store-tables.ts';
import { toStoredJson, toStoredText } from './stored-text.ts';
import { select } from './table.ts';

/**
 * Whether a kill switch holds back the run `c`: one of the store, or one of a parameter that brings those of a host as
 * JSON. What `isKilled` of `engine/control` says, in SQL.
 *
 * @param also  the parameter, such as `$3`
 */
export function killedWhere(also: string): string {
  return `exists (
            select 1 from (select scope, name, freezes from ordersense.kill
                            union all
                           select * from json_to_recordset(${also}::text::json) as h(scope text, name text, freezes boolean)) k
             where (c.kind = 'act' or k.freezes)
               and case k.scope
                     when 'all' then true
                     when 'playbook' then c.playbook = k.name
                     when 'connector' then regexp_replace(c.verb, '\\.?[^.]*$', '') = k.name
                     else c.target = k.name or exists (
                       select 1 from ordersense.incident i, json_each_text(i.instance::json) v
                        where i.id = c.incident and v.value = k.name)
                   end)`;
}

/** The kill switches of a host as the parameter that `killedWhere` reads. */
export function killsParameter(kills: readonly Kill[]): string {
  return toStoredJson(kills.map(({ scope, name, freezes }) => ({ scope, name, freezes })));
}

/** Pulls a kill switch, or changes the one that is there. */
export function pullKill({ scope, name, freezes, reason, by }: Kill, nowMs: string): Statement {
  return {
    text: `insert into ordersense.kill (scope, name, freezes, reason, by, since_ms)
           values ($1::text, $2::text, $3::boolean, $4::text, $5::text, ${nowMs})
           on conflict (scope, name) do update
              set freezes = excluded.freezes, reason = excluded.reason, by = excluded.by`,
    values: [scope, toStoredText(name), freezes, toStoredText(reason), toStoredText(by)],
  };
}

/** Takes a kill switch away; returns it, or nothing. */
export function dropKill({ scope, name }: KillName): Statement<{ name: string }> {
  return {
    text: 'delete from ordersense.kill where scope = $1::text and name = $2::text returning name',
    values: [scope, toStoredText(name)],
  };
}

/** All kill switches, the oldest first. */
export function selectKills(): Statement<KillRow> {
  const { text, values } = select(kill);
  return { text: `${text} order by t.since_ms, t.scope collate "C", t.name`, values };
}

/** The run of this key where a kill switch holds it back, or nothing. */
export function selectKilled(key: string, also: readonly Kill[]): Statement<{ key: string }> {
  return {
    text: `select c.key from ordersense.run c where c.key = $1::text and ${killedWhere('$2')}`,
    values: [key, killsParameter(also)],
  };
}
