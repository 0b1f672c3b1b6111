import type { Catalog } from '../../catalog.ts';
import type { Diagnostic } from '../../diagnostic.ts';
import { type LoadedProject, loadProject } from '../../project.ts';
import { catalogArgument, catalogProbe, catalogVerb } from '../../testing/catalog-entry.ts';
import { platform } from './platform.ts';

/** Streams, a table, a probe, metrics and words that the tables of tests speak about. */
export const shared = `language 1
stream orders_in "주문 이벤트" from kafka "orders" {
  key id  time at  late 1m  silent after 5m  owner "platform"
  field id     is id
  field order  is id(order)
  field event  is one of ("placed", "accepted", "rejected", "cancelled")
  field region is place
  field shop   is id(shop)
  field amount is money(KRW)
  field took   is duration(s) optional
  field rated  is number(점) optional
  field part   is percent(fraction) optional
  field paid   is bool
}
table riders "라이더" from kafka "riders" {
  key rider  time at  expire after 3m  silent after 1m
  field rider  is id(rider)
  field status is one of ("idle", "busy")
  field region is place
  field pay    is money(USD)
}
probe weather "날씨" from http.get(path: "/weather/{region}") {
  every 5m  timeout 2s
  field rain  is number(mm)
  field alert is text optional
  field level is one of ("none", "red")
  field open  is bool
}
metric orders "주문 수" = count of orders_in where event is "placed"
  per region, shop  over 15m  baseline same time last 4 weeks  at least 30 samples  missing as zero  good is up
metric waiting = count of orders_in where event is "accepted" per region over 15m
metric rejects "거절률" = share of orders_in where event is "rejected" out of event in ("accepted", "rejected")
  per region, shop  over 30m  at least 20 samples  good is down
metric took "걸린 시간" = avg of orders_in.took per region over 15m at least 10 samples
metric revenue "매출" = sum of orders_in.amount where event is "placed" per region over 1h
metric idle "대기 라이더" = count of riders where status is "idle" per region
metric pay = avg of riders.pay per region
metric cancels = count of orders_in where event is "cancelled" over 15m
metric windowless = count of orders_in per region
define words region { 강남구: "seoul-gangnam", 서초구: "seoul-seocho" }
define value channel = "#ops"
define check riders.health "라이더 가용성" {
  because riders short "라이더 부족" when idle < 80% of waiting over 10m
  because heavy rain "폭우" when weather.rain >= 15mm
}
`;

/** `log.write` changes nothing, `http.put` lasts until it is taken back; `platform` says more of its verbs. */
export const catalog: Catalog = {
  verbs: [
    verb('log.write', [['text', 'text', true]], { changes: 'nothing' }),
    verb(
      'http.post',
      [
        ['path', 'text', true],
        ['body', 'any', false],
      ],
      { changes: 'what the address stands for' },
    ),
    verb(
      'http.put',
      [
        ['path', 'text', true],
        ['body', 'any', false],
      ],
      { changes: 'what the address stands for', lasting: true },
    ),
    verb(
      'shops.pause',
      [
        ['shop', 'text', true],
        ['reason', 'text', false],
        ['minutes', 'number', false],
      ],
      {
        changes: 'a shop',
        lasting: true,
        inverse: 'shops.resume',
      },
    ),
    verb(
      'shops.resume',
      [
        ['shop', 'text', true],
        ['reason', 'text', false],
        ['minutes', 'number', false],
      ],
      { changes: 'a shop' },
    ),
    ...platform.verbs,
  ],
  probes: [
    catalogProbe({
      name: 'http.get',
      doc: 'Reads JSON.',
      arguments: [catalogArgument({ name: 'path', doc: 'Where.' })],
    }),
  ],
  reads: platform.reads,
};

/** Loads the shared file and one more, `a.play`. */
export function load(text: string, connectors: Catalog = catalog): LoadedProject {
  return loadProject(
    [
      { path: 'shared.play', text: shared },
      { path: 'a.play', text: `language 1\n${text}` },
    ],
    connectors,
  );
}

/** A playbook around the clauses that a test is about. */
export function playbook(when: string, body = 'do log.write(text: "x")', clauses = ''): string {
  return `playbook p { when ${when}\n${clauses}\nthen { ${body} } }`;
}

/** What was said about `a.play`, one line each: level, code, the words at the caret, the message. */
export function said(text: string, connectors: Catalog = catalog): readonly string[] {
  const source = `language 1\n${text}`.normalize('NFC');
  return load(text, connectors)
    .diagnostics.filter((found) => found.file === 'a.play')
    .map(
      (found) =>
        `${found.level} ${found.code} <${source.slice(found.span.start, found.span.end)}> ${found.message}`,
    );
}

/** The only diagnostic about `a.play`. */
export function only(text: string): Diagnostic {
  const found = load(text).diagnostics.filter((one) => one.file === 'a.play');
  if (found.length !== 1)
    throw new Error(`expected one diagnostic, got ${found.map((one) => one.message).join('; ')}`);
  return found[0]!;
}

function verb(
  name: string,
  args: readonly (readonly [string, Catalog['verbs'][number]['arguments'][number]['type'], boolean])[],
  effect: { readonly changes: string; readonly lasting?: boolean; readonly inverse?: string },
): Catalog['verbs'][number] {
  const known = args.map(([arg, type, required]) => catalogArgument({ name: arg, type, required }));
  return catalogVerb({ name, arguments: known, ...effect, severe: effect.lasting ?? false });
}
