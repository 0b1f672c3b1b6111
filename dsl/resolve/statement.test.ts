import { describe, expect, test } from '@jest/globals';
import { load, playbook, said } from './testing/sample.ts';

const per = 'orders per region > 3건';
const guard = 'guard { cooldown 30m at most 9 runs in 1h }';
const body = (text: string): string => playbook(per, text, guard);
const note = 'do log.write(text: "x")';

describe('statements, in the order written', () => {
  test.each<[string, string, readonly object[]]>([
    ['wait', 'wait 10m', [{ kind: 'wait', ms: 600_000 }]],
    [
      'escalate',
      'escalate to "ops-lead" escalate',
      [
        { kind: 'escalate', to: 'ops-lead' },
        { kind: 'escalate', to: null },
      ],
    ],
    ['always', `always ${note}`, [{ kind: 'always', body: [{ kind: 'do' }] }]],
    [
      'expect in a body',
      `expect recovery within 30m else { escalate wait 5m }`,
      [
        {
          kind: 'expect',
          condition: null,
          withinMs: 1_800_000,
          else: [{ kind: 'escalate' }, { kind: 'wait' }],
        },
      ],
    ],
    [
      'recovered, in the middle of a body',
      `wait 10m if not recovered { ${note} } else if recovered { wait 1m }`,
      [
        { kind: 'wait' },
        {
          kind: 'if',
          branches: [
            { text: 'not recovered', when: { kind: 'recovered', not: true } },
            { text: 'recovered', when: { kind: 'recovered', not: false } },
          ],
        },
      ],
    ],
    ['otherwise', `otherwise { ${note} }`, [{ kind: 'otherwise', body: [{ kind: 'do' }] }]],
  ])('%s', (_title, text, want) => {
    const { project, diagnostics } = load(body(text));
    expect(diagnostics.map(({ message }) => message)).toEqual([]);
    expect(project.playbooks[0]!.body).toMatchObject(want);
  });

  test.each<[string, string]>([
    ['in a branch', `if orders > 5 { ... }`],
    ['in what follows a failure', `do log.write(text: "y") on failure { ... }`],
    ['in what follows a deadline', 'expect recovery within 5m else { ... }'],
    ['for always', 'always { ... }'],
  ])('a hole %s is the playbook’s', (_title, text) => {
    const { project, diagnostics } = load(body(text));
    expect(diagnostics.map(({ code }) => code)).toEqual(['OS2501']);
    expect(project.playbooks[0]!.hole).toBe(true);
  });

  test('every part is looked at, whatever is wrong before it', () => {
    const text = body(
      `expect ordrs > 3 within 5m else { do log.wirte(text: "x") } always { do log.write(txt: "x") } wait 1m`,
    );
    expect(said(text).map((line) => line.slice(0, 22).split('>')[0])).toEqual([
      'error OS1101 <ordrs',
      'error OS1105 <log.wirt',
      'error OS1105 <txt',
    ]);
  });
});

describe('what `do` says besides its call', () => {
  test.each<[string, string, object]>([
    ['a name', `${note} as told`, { as: 'told' }],
    ['a deadline', `${note} timeout 3m`, { timeoutMs: 180_000 }],
    ['attempts', `${note} retry 3 times every 30s`, { retry: { times: 3, everyMs: 30_000 } }],
    ['attempts as they come', `${note} retry 5 times`, { retry: { times: 5, everyMs: null } }],
    [
      'what follows a failure',
      `${note} on failure { escalate }`,
      { onFailure: [{ kind: 'escalate', to: null }] },
    ],
    [
      'a cooldown of its own',
      `${note} cooldown 5m per region`,
      { limits: { cooldown: { ms: 300_000, per: ['region'], perInstance: true } } },
    ],
    ['once', `${note} once per region in 1d`, { limits: { once: [{ per: ['region'], inMs: 86_400_000 }] } }],
    [
      'limits on money and on a share',
      `${note} spend at most 3000원 at most 5% of riders`,
      { limits: { caps: [{ noun: 'money' }, { noun: 'share', target: 'rider' }] } },
    ],
    [
      'a time of day as its end',
      'do shops.pause(shop: "a") until 09:00',
      {
        until: { recovered: false, afterMs: null, atMinutes: 540 },
        isUndoWritten: false,
        isQuestion: false,
        undo: { verb: 'shops.resume' },
      },
    ],
    [
      'whichever is first',
      'do shops.pause(shop: "a") until recovered or 24:00',
      { until: { recovered: true, afterMs: null, atMinutes: 0 } },
    ],
    [
      'an implied undo with those of its arguments that it takes',
      'do bonus.pay(to: ["a"], amount: 100원) until 1h',
      { undo: { verb: 'bonus.cancel', args: [{ name: 'to' }] }, isUndoWritten: false },
    ],
    [
      'an undo of its own',
      'do bonus.pay(to: ["a"], amount: 100원) until 1h undo bonus.cancel(to: ["a"])',
      { undo: { verb: 'bonus.cancel', args: [{ name: 'to' }] }, isUndoWritten: true },
    ],
  ])('%s', (_title, text, want) => {
    const { project, diagnostics } = load(body(text));
    expect(diagnostics.map(({ message }) => message)).toEqual([]);
    expect(project.playbooks[0]!.body).toMatchObject([want]);
  });
});

describe('where things stand', () => {
  const text = `language 1\n${body('do shops.pause(shop: "a") as paused until 1h do log.write(text: "{region} {paused.count}")')}`;
  const words = (span: { readonly start: number; readonly end: number } | undefined): string =>
    span === undefined ? '' : text.slice(span.start, span.end);

  test('nodes of the model have their places', () => {
    const { project, map } = load(text.slice('language 1\n'.length));
    const [p] = project.playbooks;
    const [pause, log] = p!.body;
    const at = (node: object | null | undefined) => words(map.placeOf(node!)?.span);
    expect(at(pause)).toBe('shops.pause');
    expect(at(p!.guard.cooldown)).toBe('cooldown 30m');
    expect(at(p!.guard.caps[0])).toBe('at most 9 runs in 1h');
    if (pause?.kind !== 'do' || log?.kind !== 'do') throw new Error('two actions expected');
    expect(at(pause.args[0])).toBe('shop: "a"');
    expect(at(pause.args[0]!.value)).toBe('"a"');
    expect(at(pause.until)).toBe('until 1h');
    const told = log.args[0]!.value;
    if (told.kind !== 'text') throw new Error('a text expected');
    expect(told.parts.map(at)).toEqual(['{region}', '', '{paused.count}']);
  });

  test('names have their places', () => {
    const { map } = load(text.slice('language 1\n'.length));
    const names = map
      .names()
      .filter(({ file }) => file.path === 'a.play')
      .map(
        ({ kind, name, isDeclaration, span }) =>
          `${isDeclaration ? '+' : ''}${kind} ${name} <${words(span)}>`,
      );
    expect(names).toEqual(
      expect.arrayContaining([
        '+playbook p <p>',
        'metric orders <orders>',
        'verb shops.pause <shops.pause>',
        '+result paused <paused>',
        'dimension region <region>',
        'result paused <paused>',
      ]),
    );
  });
});
