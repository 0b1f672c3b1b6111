/** A view that people may query. Its columns are a contract: new ones come last, none is ever lost or renamed. */
export interface PublicView {
  readonly name: `os_${string}`;
  readonly doc: string;
  /** In order; an amount's unit or a text's values stand in its words. */
  readonly columns: readonly { readonly name: string; readonly type: SqlType; readonly doc: string }[];
  /** What follows `as`. */
  readonly query: string;
}

type SqlType =
  | 'bigint'
  | 'boolean'
  | 'double precision'
  | 'json'
  | 'numeric'
  | 'text'
  | 'timestamp with time zone';

/** What dashboards and analysts read, so that the store's own tables stay free to change. */
export const PUBLIC_VIEWS: readonly PublicView[] = [
  {
    name: 'os_metric_5m',
    doc: 'What each metric was over each whole five minutes, a row for each series that had something.',
    columns: [
      { name: 'time', type: 'timestamp with time zone', doc: 'start of the five minutes' },
      { name: 'metric', type: 'text', doc: 'name as declared in a playbook file' },
      { name: 'region', type: 'text', doc: 'its region; null where it is not counted per region' },
      { name: 'labels', type: 'json', doc: 'all its dimensions, with the values of the wire' },
      {
        name: 'value',
        type: 'double precision',
        doc: 'in canonical units: a share between 0 and 1, a duration in ms, money in minor units, distance in m',
      },
      { name: 'samples', type: 'double precision', doc: 'events, rows or samples behind it' },
    ],
    query: `select to_timestamp(slot_ms / 1000.0), metric, region, labels::json, value, samples
              from ordersense.metric_5m`,
  },
  {
    name: 'os_incident',
    doc: 'Incidents: what turned, since when, and how it ended.',
    columns: [
      { name: 'incident', type: 'text', doc: 'its id, as `ordersense explain` takes it' },
      { name: 'playbook', type: 'text', doc: 'name' },
      { name: 'title', type: 'text', doc: 'for people' },
      {
        name: 'severity',
        type: 'text',
        doc: '`low`, `medium`, `high`, `critical`; the last it was raised to',
      },
      { name: 'owner', type: 'text', doc: 'whose playbook it is' },
      { name: 'mode', type: 'text', doc: '`live` or `shadow`' },
      { name: 'region', type: 'text', doc: 'null where it is not about one' },
      { name: 'instance', type: 'json', doc: 'what it is about, by dimension' },
      { name: 'phase', type: 'text', doc: '`held`, `firing`, `acting`, `watching`, `closed`' },
      { name: 'opened_at', type: 'timestamp with time zone', doc: 'instant of event time' },
      { name: 'recovered_at', type: 'timestamp with time zone', doc: 'null while it has not' },
      { name: 'closed_at', type: 'timestamp with time zone', doc: 'null while it is open' },
      { name: 'reopened', type: 'bigint', doc: 'how often it came back' },
      { name: 'causes', type: 'json', doc: 'names of the causes that were ever found' },
      { name: 'acts', type: 'bigint', doc: 'acts that were decided' },
    ],
    query: `select i.id, i.playbook, opened.detail->>'title', coalesce(worse.severity, opened.detail->>'severity'),
                   opened.detail->>'owner', opened.detail->>'mode', i.instance::json->>'region', i.instance::json,
                   i.phase, to_timestamp(i.opened_ms / 1000.0),
                   to_timestamp((i.doc->>'recoveredMs')::int8 / 1000.0), to_timestamp(i.closed_ms / 1000.0),
                   (i.doc->>'flaps')::int8, i.doc->'everFound',
                   (select count(*) from ordersense.decision d where d.incident = i.id and d.what = 'act')
              from ordersense.incident i
              left join lateral (
                select d.detail from ordersense.decision d
                 where d.incident = i.id and d.what in ('opened', 'held') order by d.n limit 1) opened on true
              left join lateral (
                select d.detail->>'severity' as severity from ordersense.decision d
                 where d.incident = i.id and d.what = 'raised' order by d.n desc limit 1) worse on true
             where i.playbook <> ''`,
  },
  {
    name: 'os_decision',
    doc: 'Everything that was decided, and for what reason: what `actions` and `anomalies` carry.',
    columns: [
      { name: 'seq', type: 'bigint', doc: 'in the order it was stored' },
      { name: 'time', type: 'timestamp with time zone', doc: 'instant of event time it was decided for' },
      { name: 'playbook', type: 'text', doc: 'name; empty where it is about a source' },
      { name: 'region', type: 'text', doc: 'null where it is not about one' },
      { name: 'instance', type: 'json', doc: 'what it is about, by dimension' },
      { name: 'incident', type: 'text', doc: 'id' },
      { name: 'n', type: 'bigint', doc: 'order inside the incident, from 0' },
      { name: 'what', type: 'text', doc: 'kind, as docs/topics.md lists them' },
      { name: 'step', type: 'text', doc: 'path of the step; empty for the incident itself' },
      { name: 'detail', type: 'json', doc: 'as docs/topics.md describes for its kind' },
      {
        name: 'evidence',
        type: 'json',
        doc: 'values, usual values and thresholds, with what is unknown; null for none',
      },
    ],
    query: `select seq, to_timestamp(t / 1000.0), playbook, instance->>'region', instance, incident, n, what, step,
                   detail, evidence
              from ordersense.decision`,
  },
  {
    name: 'os_action',
    doc: 'Acts and their undos, one row for each target: what was sent, and what came of it.',
    columns: [
      { name: 'run', type: 'text', doc: 'idempotency key' },
      { name: 'incident', type: 'text', doc: 'id' },
      { name: 'playbook', type: 'text', doc: 'name' },
      { name: 'kind', type: 'text', doc: '`act` or `undo`' },
      { name: 'verb', type: 'text', doc: '`connector.verb`' },
      { name: 'target', type: 'text', doc: 'whom it reaches; may name a customer' },
      { name: 'region', type: 'text', doc: "the incident's" },
      { name: 'mode', type: 'text', doc: '`live` or `shadow`, which is never sent' },
      {
        name: 'status',
        type: 'text',
        doc: '`pending`, `claimed`, `sent`, `succeeded`, `failed`, `unknown`, `skipped`, `expired`, `cancelled`',
      },
      { name: 'decided_at', type: 'timestamp with time zone', doc: 'instant of event time' },
      { name: 'attempts', type: 'bigint', doc: 'that failed and were tried again' },
      { name: 'answer', type: 'text', doc: 'what the other side said, in words' },
      { name: 'cost_minor', type: 'bigint', doc: 'worst case in minor units; 0 where it costs nothing' },
      { name: 'currency', type: 'text', doc: 'ISO 4217; null where it costs nothing' },
    ],
    query: `select r.key, r.incident, r.playbook, r.kind, r.verb, r.target, i.instance::json->>'region', r.mode,
                   r.status, to_timestamp(r.decided_ms / 1000.0), r.attempts, r.outcome->>'detail',
                   coalesce(l.minor, 0), l.currency
              from ordersense.run r
              left join ordersense.incident i on i.id = r.incident
              left join ordersense.ledger l on l.key = r.key`,
  },
  {
    name: 'os_lease',
    doc: 'What acts changed for a time, and whether it was taken back.',
    columns: [
      { name: 'target', type: 'text', doc: 'on whom' },
      { name: 'effect', type: 'text', doc: 'what is changed' },
      { name: 'incident', type: 'text', doc: 'id' },
      { name: 'playbook', type: 'text', doc: 'name' },
      {
        name: 'ends_by',
        type: 'timestamp with time zone',
        doc: 'latest end; null where only the recovery ends it',
      },
      {
        name: 'status',
        type: 'text',
        doc: '`stored` (in force), `undoing`, `undone`, `released` (never applied), `handed-over` (a person takes it back)',
      },
    ],
    query: `select l.target, l.effect, l.incident, i.playbook, to_timestamp(l.cap_ms / 1000.0), l.status
              from ordersense.lease l left join ordersense.incident i on i.id = l.incident`,
  },
  {
    name: 'os_question',
    doc: 'What waited for people: questions and approvals.',
    columns: [
      { name: 'id', type: 'text', doc: 'as `ordersense approve` and `answer` take it' },
      { name: 'kind', type: 'text', doc: '`question` or `approval`' },
      { name: 'incident', type: 'text', doc: 'id' },
      { name: 'playbook', type: 'text', doc: 'name' },
      { name: 'asked_at', type: 'timestamp with time zone', doc: 'wall clock' },
      { name: 'due_at', type: 'timestamp with time zone', doc: 'wall clock' },
      { name: 'status', type: 'text', doc: '`open`, `granted`, `denied`, `answered`, `lapsed`, `cancelled`' },
    ],
    query: `select id, kind, incident, playbook, to_timestamp(asked_ms / 1000.0), to_timestamp(due_ms / 1000.0), status
              from ordersense.ask`,
  },
  {
    name: 'os_source',
    doc: 'How far each source is read, by partition.',
    columns: [
      { name: 'topic', type: 'text', doc: 'name' },
      { name: 'partition', type: 'bigint', doc: 'number' },
      { name: 'source', type: 'text', doc: 'stream or table, as declared in a playbook file' },
      {
        name: 'watermark',
        type: 'timestamp with time zone',
        doc: 'everything before is read; null: nothing yet',
      },
      { name: 'last_arrival', type: 'timestamp with time zone', doc: 'of the last record; null: none yet' },
      { name: 'records', type: 'bigint', doc: 'of the partition' },
      { name: 'duplicates', type: 'bigint', doc: 'of the partition, read once' },
      { name: 'late', type: 'bigint', doc: 'of the partition, too late for their window' },
      { name: 'dead', type: 'bigint', doc: 'of the partition, set aside as dead letters' },
    ],
    query: `select p.topic, p.partition, s.key, to_timestamp((s.value->>'watermarkMs')::int8 / 1000.0),
                   to_timestamp((s.value->>'lastArrivalMs')::int8 / 1000.0), (p.counts->>'records')::int8,
                   (p.counts->>'duplicates')::int8, (p.counts->>'late')::int8, (p.counts->>'dead')::int8
              from ordersense.partition_progress p cross join lateral json_each(p.sources) s`,
  },
  {
    name: 'os_dead_letter',
    doc: 'Records that nobody could believe, and why. What they held is not shown: it may be personal.',
    columns: [
      { name: 'time', type: 'timestamp with time zone', doc: 'when it arrived' },
      { name: 'topic', type: 'text', doc: 'name' },
      { name: 'partition', type: 'bigint', doc: 'number' },
      { name: 'offset', type: 'bigint', doc: 'its place' },
      { name: 'source', type: 'text', doc: 'that could not take it; null: none could' },
      { name: 'reason', type: 'text', doc: 'a stable word, as docs/topics.md lists them' },
      { name: 'field', type: 'text', doc: 'where in it; null: the whole' },
    ],
    query: `select to_timestamp(arrival_ms / 1000.0), topic, partition, "offset", source, reason, field
              from ordersense.dead_letter`,
  },
];

/** The one statement that brings the views of a store to this list. Views of others that rest on them stay. */
export function viewStatement(views: readonly PublicView[]): string {
  const each = views.flatMap(({ name, doc, columns, query }) => [
    `create or replace view ordersense.${name} (${columns.map((c) => `"${c.name}"`).join(', ')}) as ${query};`,
    `comment on view ordersense.${name} is ${quoted(doc)};`,
    ...columns.map((c) => `comment on column ordersense.${name}."${c.name}" is ${quoted(c.doc)};`),
  ]);
  return `do $views$ begin ${each.join('\n')} end $views$`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
