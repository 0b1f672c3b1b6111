import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { explainName, isNameOf } from './explain-name.ts';
import type { Io } from './io.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';
import { CheckFailed, UsageError } from './usage-error.ts';

const folders = temporaryFolders('explain');
afterAll(() => folders.removeAll());

const TEXT = `language 1
stream order_events "주문 이벤트" from kafka "orders" {
  key event_id  time occurred_at  late 1m  silent after 5m  owner "platform"
  field event_id is id
  field event is one of ("placed", "cancelled")
  field region is place
  field customer is id(customer) private
  field took is duration(s) optional
}
metric orders "주문 수" = count of order_events where event is "placed"
  per region over 15m baseline same time last 4 weeks at least 30 samples missing as zero good is up
metric took = avg of order_events.took per region over 1h
define check region.health "지역 상태" { because slow "느림" when took > 40m }
playbook few "주문 적음" {
  mode live
  when orders per region < 3 over 15m
  guard { cooldown 30m per region  at most 4 runs in 1h }
  then { check region.health do log.note(text: "{region}") }
}
`;

function projectOf(text: string): string {
  const folder = folders.make('project');
  writeFileSync(join(folder, 'p.play'), text);
  return folder;
}

const sound = projectOf(TEXT);
const broken = projectOf(TEXT);
writeFileSync(
  join(broken, 'q.play'),
  'metric fine = count of order_events over 5m\nplaybook other { when ordrs < 3 then { ... } }\n',
);
const platform = projectOf(
  `${TEXT}probe sky from weather.current(place: "seoul") { every 5m  timeout 3s  field rain is number(mm) }\n`,
);
writeFileSync(
  join(platform, 'ordersense.config.yaml'),
  'connectors:\n  platform: { use: openapi, document: delivery-platform, baseUrl: "http://127.0.0.1:1" }\n',
);

/** What is said on both streams. */
async function told(folder: string, name: string, lang: 'en' | 'ko' = 'en', json = false) {
  const out: string[] = [];
  const err: string[] = [];
  const io: Io = {
    ...{ lang, color: false, interactive: false, progress: false },
    out: (text) => out.push(text),
    err: (text) => err.push(text),
  };
  let failure: unknown = null;
  await explainName(folder, name, io, json).catch((error: unknown) => {
    failure = error;
  });
  return { out: out.join(''), err: err.join(''), failure };
}

describe('whatever has a name is explained', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    [
      'orders',
      [
        'orders (주문 수)',
        'A metric: the number of `order_events` where event is placed.',
        'It can be looked at per region.',
        'Its own window is 15m; who uses it may name another.',
        'What is usual: the same time in the last 4 weeks.',
        'Below 30 samples it is unknown in comparisons.',
        'No events read as 0.',
        'Its values are counts.',
        'More is better.',
        'Read by playbook few (주문 적음).',
      ],
      [
        '주문 수 (orders)',
        '지표: `event`가 "placed"인 주문 이벤트의 건수.',
        '`region`별로 볼 수 있습니다.',
        '자체 구간은 15분이고, 쓰는 곳에서 달리 정할 수 있습니다.',
        '평소 기준: 지난 4주 같은 시간.',
        '표본이 30건보다 적으면 비교할 때 알 수 없는 값입니다.',
        '이벤트가 없으면 0으로 봅니다.',
        '값의 종류: 건수.',
        '많을수록 좋습니다.',
        '쓰는 곳: 플레이북 주문 적음 (few).',
      ],
    ],
    [
      'region.health',
      [
        'region.health (지역 상태)',
        'A check: every cause that holds is found, none is unknown:',
        '  slow (느림) when `took` is more than 40m over 1h.',
        'Read by playbook few (주문 적음).',
      ],
      [
        '지역 상태 (region.health)',
        '확인 항목: 맞는 원인을 모두 찾고, 하나도 없으면 알 수 없음입니다.',
        '  took이 1시간 동안 40분보다 크면 → 느림.',
        '쓰는 곳: 플레이북 주문 적음 (few).',
      ],
    ],
    [
      'order_events',
      [
        'order_events (주문 이벤트)',
        'A stream: the events of topic `orders`.',
        'An event is known by `event_id` and dated by `occurred_at`; up to 1m late is in time.',
        'Silent for 5m it is unknown, never zero.',
        'platform owns it.',
        'Fields: event_id is an id; event is one of placed, cancelled; region is a place; customer is the id of a customer, private; took is a duration in s, may be missing.',
        'Read by metric orders (주문 수) and metric took.',
      ],
      [
        '주문 이벤트 (order_events)',
        '스트림: 토픽 `orders`.',
        '`event_id`로 구별하고 `occurred_at`에 일어난 것으로 봅니다. 1분까지는 늦어도 셉니다.',
        '5분 동안 소식이 없으면 0이 아니라 알 수 없음입니다.',
        '담당 platform.',
        '항목: event_id: 식별자; event: placed, cancelled 중 하나; region: 장소; customer: customer 식별자, 개인정보; took: 시간(s), 없을 수 있음.',
        '쓰는 곳: 지표 주문 수 (orders), 지표 took.',
      ],
    ],
  ])('%s', async (name, en, ko) => {
    expect((await told(sound, name)).out.trimEnd().split('\n')).toEqual(en);
    expect((await told(sound, name, 'ko')).out.trimEnd().split('\n')).toEqual(ko);
  });

  test('a playbook, also where another file has errors: they are counted', async () => {
    const { out, err, failure } = await told(broken, 'few');
    expect(out).toMatch(/^few \(주문 적음\)\nFor each region: it starts when `orders` is less than 3/);
    expect(err).toBe('this project has 1 error: what has one is left out here (ordersense lint shows them)');
    expect(failure).toBeNull();
  });

  test('a metric in a file with errors: those of that file are shown', async () => {
    const { out, err } = await told(broken, 'fine');
    expect(out).toMatch(/^fine/);
    expect([err.includes('no metric called `ordrs`'), err.includes('left out here')]).toEqual([true, false]);
  });

  test.each([
    ['a playbook', '주문 적음', 'few (주문 적음)'],
    ['a metric', '주문 수', 'orders (주문 수)'],
    ['in NFD', '주문 수'.normalize('NFD'), 'orders (주문 수)'],
  ])('by its title: %s', async (_title, name, first) => {
    expect((await told(sound, name)).out.split('\n')[0]).toBe(first);
  });

  test('a title that two have asks which', async () => {
    const { failure } = await told(
      projectOf(`${TEXT}metric other "주문 수" = count of order_events\n`),
      '주문 수',
    );
    expect(failure).toMatchObject({
      message: '`주문 수` is the title of 2 things',
      help: 'name one of them: `orders` and `other`',
    });
  });
});

describe('what is no declaration', () => {
  test.each<[string, string, readonly string[], readonly string[]]>([
    [
      'a verb',
      'log.note',
      [
        '`log.note`, what a connector does: Writes one line.',
        'it is called so:',
        '  do log.note(text: "…")',
        'used by `few`',
        'its arguments and what it changes: ordersense connectors describe log.note',
      ],
      [
        '`log.note`, 커넥터가 하는 일: 한 줄을 남긴다.',
        '이렇게 부릅니다:',
        '  do log.note(text: "…")',
        '쓰는 곳: `few`',
        '인자와 바꾸는 것: ordersense connectors describe log.note',
      ],
    ],
    [
      'a probe, and who asks it',
      'weather.current',
      [
        '`weather.current`, what a connector is asked as a probe: Says what the weather is now.',
        'it is called so:',
        '  probe weather_current from weather.current(place: region) {',
        '    every 5m  timeout 3s',
        '    field rain is number(mm)',
        '    field alert is text optional',
        '  }',
        'used by `sky`',
        'its arguments and what it changes: ordersense connectors describe weather.current',
      ],
      [],
    ],
    [
      'a word with a form',
      'cooldown',
      [
        '`cooldown`, a word of the language: how long it waits after it acted; without `per` for the whole playbook, not for each place',
        'it is written so in `guard { }`, for the whole playbook, or after an action, for that one:',
        '  cooldown 30m per region',
        'more in docs/language.md, section "Whom it reaches, what it costs"',
      ],
      [
        '`cooldown`, 언어의 낱말: 조치한 뒤 기다리는 시간입니다. `per`가 없으면 곳마다가 아니라 플레이북 전체에 걸립니다',
        '플레이북 전체의 한도면 `guard { }`에서, 조치 하나의 한도면 그 조치 뒤에 이렇게 씁니다:',
        '  cooldown 30m per region',
        '자세한 것은 docs/language.md의 "Whom it reaches, what it costs"',
      ],
    ],
    [
      'a word without one',
      'median',
      [
        '`median`, a word of the language: the one in the middle: half are below it',
        'more in docs/language.md, section "Words"',
      ],
      [
        '`median`, 언어의 낱말: 가운데 값입니다. 절반이 이보다 작습니다',
        '자세한 것은 docs/language.md의 "Words"',
      ],
    ],
  ])('%s', async (_title, name, en, ko) => {
    expect((await told(platform, name)).out.split('\n')).toEqual(en);
    if (ko.length > 0) expect((await told(platform, name, 'ko')).out.split('\n')).toEqual(ko);
  });

  test('a word is explained where there is no project, a name is not', async () => {
    const empty = folders.make('empty');
    expect((await told(empty, 'until')).out).toContain('until recovered or 2h');
    expect((await told(empty, 'few')).failure).toBeInstanceOf(UsageError);
  });

  test('a name of the project comes before a word of the language', async () => {
    const folder = projectOf(`${TEXT}metric share = count of order_events over 5m\n`);
    expect((await told(folder, 'share')).out).toMatch(/^share\nA metric/);
  });
});

describe('a name that nothing has', () => {
  test.each([
    ['a name', 'orderz', 'orders'],
    ['a title, which is told by the name', '주문 저음', 'few'],
    ['a verb', 'log.note2', 'log.note'],
  ])('is answered with %s that is near, as a wrong call', async (_title, written, near) => {
    const { out, failure } = await told(sound, written);
    expect(out).toBe('');
    expect(failure).toBeInstanceOf(UsageError);
    expect(failure).toMatchObject({
      message: `nothing here is called \`${written}\``,
      help: `did you mean \`${near}\`?`,
    });
  });

  test.each([
    ['its name has in it', 'health', 'region.health'],
    ['its title has in it', '적음', 'few'],
  ])('is answered with all there is where none is near, first what %s', async (_title, written, first) => {
    expect((await told(sound, written)).failure).toMatchObject({
      help: expect.stringMatching(new RegExp(`^this project has \`${first}\`, \`\\w+`)),
    });
  });

  test('is answered with the errors of the file that declares it, and no others', async () => {
    const { err, failure } = await told(broken, 'other');
    expect(failure).toBeInstanceOf(CheckFailed);
    expect(err).toContain('there is no metric called `ordrs`');
    expect(err).not.toContain('few');
  });

  test('is answered with the number of errors where none of them is about it', async () => {
    const { err, failure } = await told(broken, 'zzzzzzzz');
    expect(failure).toBeInstanceOf(UsageError);
    expect(err).toMatch(/^this project has 1 error: /);
  });
});

test.each([
  ['a playbook', 'few', true],
  ['a metric', 'took', true],
  ['what only looks like an incident', 'feed', false],
])('%s is a name of the project or not', async (_title, name, isThere) => {
  expect(await isNameOf(sound, name)).toBe(isThere);
});

test('the same as JSON, with its kind and language', async () => {
  const { out } = await told(sound, 'took', 'ko', true);
  expect(JSON.parse(out)).toEqual({
    ...{ schema: 'ordersense.explain/1', kind: 'metric', name: 'took', lang: 'ko' },
    text: (await told(sound, 'took', 'ko')).out,
  });
});
