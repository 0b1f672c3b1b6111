import { describe, expect, test } from '@jest/globals';
import { load, only, playbook, said } from './testing/sample.ts';

const per = 'orders per region > 3건';
const guard = 'guard { cooldown 30m per region at most 4 runs in 1h }';

describe('what an action must say about its effect', () => {
  test.each<[string, string, string, readonly string[]]>([
    ['a note needs nothing', 'do log.write(text: "x")', '', []],
    [
      'a change without any limit',
      'do http.post(path: "/x")',
      '',
      [
        'error OS2302 <p> nothing keeps `p` from acting again and again',
        'error OS2301 <http.post> nothing limits how often this playbook may do `http.post`',
      ],
    ],
    [
      'without a cap',
      'do http.post(path: "/x")',
      'guard { cooldown 30m }',
      ['error OS2301 <http.post> nothing limits how often this playbook may do `http.post`'],
    ],
    [
      'without a cooldown',
      'do http.post(path: "/x") at most 1 times in 1h',
      '',
      ['error OS2302 <p> nothing keeps `p` from acting again and again'],
    ],
    ['with both in the guard', 'do http.post(path: "/x")', guard, []],
    ['a single bound target is a cap', 'do http.post(path: region)', 'guard { cooldown 30m }', []],
    [
      'a lasting effect without an end',
      'do http.put(path: "/x")',
      guard,
      ['error OS2308 <http.put> the effect of `http.put` has no end'],
    ],
    [
      'an end without an undo',
      'do http.put(path: "/x") until recovered or 1h',
      guard,
      ['error OS2304 <http.put> nothing says how `http.put` is taken back'],
    ],
    [
      'an undo without an end',
      'do http.put(path: "/x") undo http.put(path: "/y")',
      guard,
      ['error OS2308 <http.put> nothing says when the undo of `http.put` is due'],
    ],
    [
      'recovery without a longest time',
      'do shops.pause(shop: "a") until recovered',
      guard,
      ['error OS2305 <until recovered> `until recovered` never ends where nothing recovers'],
    ],
    [
      'an end and an undo',
      'do http.put(path: "/x") until recovered or 1h undo http.put(path: "/y")',
      guard,
      [],
    ],
    ['an end and an inverse', 'do shops.pause(shop: "a") until 30m', guard, []],
    [
      'an end of nothing',
      'do log.write(text: "x") until 30m',
      guard,
      ['error OS2304 <log.write> nothing says how `log.write` is taken back'],
    ],
  ])('%s', (_title, body, clauses, want) => {
    expect(said(playbook(per, body, clauses))).toEqual(want);
  });

  test('they hold in every mode', () => {
    const text = playbook(per, 'do http.post(path: "/x")', 'mode off guard { cooldown 30m }');
    expect(said(text)).toEqual([
      'error OS2301 <http.post> nothing limits how often this playbook may do `http.post`',
    ]);
  });

  test('the help of a missing cooldown names the dimensions', () => {
    expect(only(playbook(per, 'do http.post(path: "/x") at most 1 times in 1h')).help).toBe(
      'guard { cooldown 30m per region }',
    );
  });
});

describe('calls', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'a near verb',
      'do log.wrte(text: "x")',
      ['error OS1105 <log.wrte> there is no action called `log.wrte`'],
    ],
    [
      'another verb of a known connector',
      'do log.shout(text: "x")',
      ['error OS1105 <log.shout> there is no action called `log.shout`'],
    ],
    [
      'a connector that is not there',
      'do notify.ops(text: "x", to: nearby)',
      [
        'error OS1105 <notify.ops> no connector offers `notify.ops`',
        'error OS1101 <nearby> nothing is called `nearby` here',
      ],
    ],
    ['a near argument', 'do log.write(txt: "x")', ['error OS1105 <txt> `log.write` takes no `txt`']],
    ['a missing argument', 'do log.write()', ['error OS1105 <log.write> `log.write` needs `text`']],
    [
      'an argument of another type',
      'do log.write(text: 30m)',
      ['error OS1201 <30m> `text` of `log.write` is a text'],
    ],
    ['twice the same', 'do log.write(text: "x", text: "y")', ['error OS1105 <text> `text` is given twice']],
    ['by position', 'do log.write("x")', []],
    [
      'a record of everything',
      'do http.post(path: region, body: { now: orders, by: [region, "x", 3], ok: true, rain: weather.rain }) at most 1 times in 1h',
      [],
    ],
  ])('%s', (_title, body, want) => {
    expect(said(playbook(per, body, 'guard { cooldown 30m }'))).toEqual(want);
  });

  test('a number takes a metric, a text takes any', () => {
    const body = 'do shops.pause(shop: "a", reason: orders, minutes: orders) until 1h';
    expect(said(playbook(per, body, guard))).toEqual([]);
    expect(said(playbook(per, body.replace('minutes: orders', 'minutes: took'), guard))).toEqual([
      'error OS1201 <took> `minutes` of `shops.pause` is a number',
    ]);
  });

  test('the inverse takes an effect back with the same arguments', () => {
    const [only_] = load(playbook(per, 'do shops.pause(shop: region) until recovered or 1h', guard)).project
      .playbooks[0]!.body;
    const args = [{ name: 'shop', value: { kind: 'dimension', dimension: 'region' } }];
    expect(only_).toMatchObject({
      args,
      undo: { verb: 'shops.resume', args },
      until: { recovered: true, afterMs: 3_600_000 },
    });
  });
});

describe('texts', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'everything that is known',
      '{region} {now} {drop} {rise} {change} {baseline} {cause} {severity} {orders} {idle}',
      [],
    ],
    ['an unknown word', '{지역}', ['error OS1401 <{지역}> the text uses `{지역}`, which has no value here']],
    [
      'a near word',
      '{regoin}',
      ['error OS1401 <{regoin}> the text uses `{regoin}`, which has no value here'],
    ],
    [
      'a dimension that is not bound',
      '{shop}',
      ['error OS1401 <{shop}> the text uses `{shop}`, which has no value here'],
    ],
    ['a format', '{drop|percent} {orders|number} {region|code}', []],
    ['a format that is none', '{drop|pct}', ['error OS1104 <pct> no text is written as `pct`']],
    ['a probe’s answer', '{weather.rain}', []],
    [
      'an answer that is none',
      '{weather.rian}',
      ['error OS1401 <{weather.rian}> the text uses `{weather.rian}`, which has no value here'],
    ],
    [
      'a look-up of what is not bound',
      '{rider.pay}',
      ['error OS1107 <rider.pay> nothing says which `rider` the look-up `rider.pay` is of'],
    ],
    [
      'a metric without a window',
      '{windowless}',
      ['error OS1301 <{windowless}> nothing says over which time `windowless` is counted'],
    ],
    ['braces', '{{not a name}}', []],
  ])('%s', (_title, text, want) => {
    expect(said(playbook('orders per region drop > 50%', `do log.write(text: "${text}")`))).toEqual(want);
  });

  test.each<[string, string, readonly string[]]>([
    [
      'a drop without a baseline',
      playbook(per, 'do log.write(text: "{drop}")'),
      ['error OS1401 <{drop}> the text uses `{drop}`, which has no value here'],
    ],
    [
      'an argument of the same call',
      playbook(per, 'do shops.pause(shop: "a", reason: "{minutes} {shop}", minutes: 3) until 1h', guard),
      [],
    ],
    [
      'the trigger’s window where a metric has none',
      playbook('windowless per region > 3 over 5m', 'do log.write(text: "{windowless}")'),
      [],
    ],
  ])('%s', (_title, text, want) => {
    expect(said(text)).toEqual(want);
  });

  test('the help names the word that was meant', () => {
    const found = only(playbook('orders per region drop > 50%', 'do log.write(text: "{regoin}")'));
    expect([found.help, found.fix?.text]).toEqual(['did you mean `region`?', '{region}']);
    expect(found.notes).toEqual([
      'this playbook knows {region} {drop} {rise} {change} {baseline} {now} {cause} {severity} and its metrics',
    ]);
  });
});

describe('the playbook itself', () => {
  test('its words, limits and defaults', () => {
    const [p] = load(`playbook 주문_급감 "주문 급감" {
      about "a" owner "b" runbook "c" severity high mode live labels { team: "x" }
      when orders per region drop > 50% for 5m
      unless orders_in is missing over 5m
      recovered when orders per region drop < 20% for 10m
      guard { cooldown 30m per region at most 4 runs in 1h at most 2 runs in 1h per region at most 10 shops }
      then do log.write(text: "x")
    }`).project.playbooks;
    expect(p).toMatchObject({
      name: '주문_급감',
      title: '주문 급감',
      about: 'a',
      owner: 'b',
      runbook: 'c',
      severity: 'high',
      mode: 'live',
      place: 'a.play:2',
      by: ['region'],
      labels: { team: 'x' },
      hole: false,
      unless: [{ kind: 'sourceMissing', overMs: 300_000 }],
      recovered: { kind: 'hold', forMs: 600_000 },
      guard: {
        cooldown: { ms: 1_800_000, per: ['region'], perInstance: true },
        caps: [
          { most: 4, noun: 'runs', inMs: 3_600_000, perInstance: false, text: 'at most 4 runs in 1h' },
          { most: 2, noun: 'runs', inMs: 3_600_000, perInstance: true },
          { most: 10, noun: 'targets', inMs: null, perInstance: false },
        ],
      },
    });
  });

  test('what it does not say', () => {
    const [p] = load(playbook(per)).project.playbooks;
    expect(p).toMatchObject({
      title: null,
      about: null,
      owner: null,
      runbook: null,
      severity: 'medium',
      mode: 'shadow',
      unless: [],
      recovered: null,
      clock: null,
      labels: {},
      deprecated: null,
      onlyDuring: [],
      exceptDuring: [],
      raises: [],
      expects: [],
      guard: { cooldown: null, caps: [], once: [], approvals: [] },
    });
  });

  test('when it may, and how bad it becomes', () => {
    const { project, diagnostics } = load(`define schedule peak = daily 11:00-14:00
      define schedule pause = sun
      ${playbook(
        'at 16:00 during peak and orders per region > 3건',
        undefined,
        `deprecated "use q" only during peak except during pause, peak
         raise to critical when orders per region > 9 raise to high when orders per region > 5`,
      )}`);
    expect(diagnostics.map(({ message }) => message)).toEqual([]);
    expect(project.playbooks[0]).toMatchObject({
      deprecated: 'use q',
      by: ['region'],
      clock: { atMinutes: 960, during: ['peak'] },
      trigger: { kind: 'leaf' },
      onlyDuring: ['peak'],
      exceptDuring: ['pause', 'peak'],
      raises: [
        { to: 'critical', when: { kind: 'leaf' } },
        { to: 'high', when: { kind: 'leaf' } },
      ],
    });
  });

  test('a time of day needs nothing more', () => {
    const { project } = load(playbook('at 16:00'));
    expect(project.playbooks[0]).toMatchObject({
      clock: { atMinutes: 960, during: [] },
      trigger: null,
      by: [],
    });
  });

  test.each<[string, string, string]>([
    ['a schedule that is none', 'only during peek', 'OS1101 <peek> there is no schedule called `peek`'],
    [
      'a severity that is none',
      'raise to severe when orders > 9',
      'OS1104 <severe> `severity` is never `severe`',
    ],
    ['a label that is no text', 'labels { team: [1] }', 'OS1201 <[1]> the label `team` is a text'],
  ])('%s', (_title, clauses, want) => {
    expect(said(playbook(per, undefined, clauses))).toEqual([`error ${want}`]);
  });

  test('what is expected beside `then`', () => {
    const { project, diagnostics } = load(
      playbook(
        per,
        undefined,
        'expect recovery within 30m else escalate to "ops-lead" expect orders < 3 within 5m else { do log.write(text: "x") }',
      ),
    );
    expect(diagnostics).toEqual([]);
    expect(project.playbooks[0]!.expects).toMatchObject([
      { kind: 'expect', condition: null, withinMs: 1_800_000, else: [{ kind: 'escalate', to: 'ops-lead' }] },
      { condition: { kind: 'leaf', text: 'orders < 3' }, withinMs: 300_000, else: [{ kind: 'do' }] },
    ]);
  });

  test('the founding line is a playbook in shadow, named by its place, with a hole', () => {
    const { project, diagnostics } = load(
      'when orders.region drop > 50% over 15m then check riders.health ...',
    );
    expect(diagnostics.map(({ code, level }) => [code, level])).toEqual([['OS2501', 'error']]);
    expect(project.playbooks[0]).toMatchObject({
      name: 'a.play:2',
      place: 'a.play:2',
      mode: 'shadow',
      by: ['region'],
      hole: true,
      body: [{ kind: 'check', checks: [{ name: 'riders.health' }] }, { kind: 'hole' }],
    });
  });

  test('branches keep their order and their words', () => {
    const body = `check riders.health
      if cause is riders short or cause is "heavy rain" { do log.write(text: "a") }
      else if not cause is unknown and orders < 3 { do log.write(text: "b") }
      else { do log.write(text: "c") }
      otherwise { do log.write(text: "d") }`;
    const [p] = load(playbook(per, body)).project.playbooks;
    expect(p?.body).toMatchObject([
      { kind: 'check' },
      {
        kind: 'if',
        branches: [
          {
            text: 'cause is riders short or cause is "heavy rain"',
            body: [{ text: 'log.write(text: "a")' }],
          },
          { text: 'not cause is unknown and orders < 3', body: [{ text: 'log.write(text: "b")' }] },
        ],
        otherwise: [{ text: 'log.write(text: "c")' }],
      },
      { kind: 'otherwise', body: [{ text: 'log.write(text: "d")' }] },
    ]);
  });
});
