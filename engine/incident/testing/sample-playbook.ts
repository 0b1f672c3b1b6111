import type { Bundle } from '../../../rules/bundle.ts';
import type { Condition, LookUp } from '../../../rules/condition.ts';
import { NO_LIMITS } from '../../../rules/limit.ts';
import type { Argument, Do, Playbook, Step } from '../../../rules/playbook.ts';
import type { Test, WindowMetric } from '../../../rules/window.ts';

/** Minutes of event time since the beginning of every scenario, as epoch ms. */
export const at = (minutes: number): number => 1_772_000_000_000 + minutes * 60_000;

export const lastWeeks = { kind: 'sameTime', stepMs: 604_800_000, times: 4 } as const;

/** `orders drop > 50%`, the way most of the scenarios are triggered. */
export function drop(id: string, op: '>' | '<', amount: number): Condition {
  const test: Test = {
    kind: 'change',
    direction: 'drop',
    op,
    measure: 'ratio',
    amount,
    baseline: lastWeeks,
    atLeast: 30,
  };
  return {
    kind: 'leaf',
    id,
    text: `orders drop ${op} ${amount * 100}%`,
    operand: { kind: 'window', window: 'orders' },
    test,
  };
}

/** A comparison of a window with a constant. */
export function threshold(id: string, window: string, op: '>' | '<', value: number): Condition {
  return {
    kind: 'leaf',
    id,
    text: `${window} ${op} ${value}`,
    operand: { kind: 'window', window },
    test: { kind: 'threshold', op, value, atLeast: null },
  };
}

/** `rider.app.ok is false`. */
export function answers(id: string, value: boolean): Condition {
  return {
    kind: 'leaf',
    id,
    text: `app.ok is ${value}`,
    operand: { kind: 'probe', probe: 'app', field: 'ok' },
    test: { kind: 'is', not: false, values: [value] },
  };
}

export function cause(id: string, name: string, not = false): Condition {
  return { kind: 'cause', id, text: `cause is ${not ? 'not ' : ''}${name}`, cause: name, not };
}

export function forMinutes(id: string, of: Condition, minutes: number): Condition {
  return { kind: 'hold', id, of, forMs: minutes * 60_000, text: `for ${minutes}m` };
}

/** `do log.note(text: …)`: changes nothing. */
export function note(path: string, text: string, more: Partial<Do> = {}): Do {
  return act(path, 'log.note', [words('text', text)], more);
}

/** `do city.put(…) until recovered or 2h`: stays until it is undone. */
export function put(path: string, more: Partial<Do> = {}): Do {
  return act(path, 'city.put', [words('body', 'on')], {
    until: { recovered: true, afterMs: 7_200_000 },
    undo: { verb: 'city.delete', args: [words('body', 'on')] },
    ...more,
  });
}

/** `do city.take(region: region) until recovered or 2h`: takes something away from a region. */
export function take(path: string, more: Partial<Do> = {}): Do {
  const region = { kind: 'dimension', dimension: 'region' } as const;
  const until = { recovered: true, afterMs: 7_200_000 };
  return act(path, 'city.take', [{ name: 'region', value: region }], { until, ...more });
}

/** `do staff.tell(text: …)`: a message to staff. */
export function tell(path: string, more: Partial<Do> = {}): Do {
  return act(path, 'staff.tell', [words('text', 'look')], more);
}

/** What marketing to a region reads. */
export const AGREED: LookUp = { table: 'places', field: 'agreed', key: 'region' };

/** `do city.offer(text: …)`: marketing, to which the region's row must agree. */
export function offer(path: string, more: Partial<Do> = {}): Do {
  const consent = [{ kind: 'lookUp', ...AGREED }] as const;
  return act(path, 'city.offer', [words('text', 'come back')], { consent, ...more });
}

/** `do ops.confirm(question: …, choices: ["close", "leave"]) as answer timeout 30m`. */
export function confirm(path: string, more: Partial<Do> = {}): Do {
  const choices = ['close', 'leave'].map((text) => words('', text).value);
  const args = [
    words('question', 'what now?'),
    { name: 'choices', value: { kind: 'list', of: choices } as const },
  ];
  return act(path, 'ops.confirm', args, { as: 'answer', timeoutMs: 1_800_000, ...more });
}

/** `if answer is in (…) { … } else { … }`. */
export function ifAnswer(
  path: string,
  values: readonly string[],
  body: readonly Step[],
  other: readonly Step[],
): Step {
  const operand = { kind: 'result', name: 'answer', field: null } as const;
  const text = `answer is in (${values.join(', ')})`;
  const test = { kind: 'is', not: false, values } as const;
  const when: Condition = { kind: 'leaf', id: `${path}c`, text, operand, test };
  return { kind: 'if', path, branches: [{ path: `${path}.1`, when, text, body }], otherwise: other };
}

function act(path: string, verb: string, args: readonly Argument[], more: Partial<Do>): Do {
  return {
    kind: 'do',
    path,
    verb,
    args,
    limits: NO_LIMITS,
    until: null,
    undo: null,
    text: `do ${verb}`,
    ...more,
  };
}

function words(name: string, text: string): Argument {
  return { name, value: { kind: 'text', parts: [{ kind: 'words', text }] } };
}

/** `if cause is X { … }`. */
export function ifCause(path: string, name: string, body: readonly Step[]): Step {
  const branch = { path: `${path}.1`, when: cause(`${path}c`, name), text: `cause is ${name}`, body };
  return { kind: 'if', path, branches: [branch], otherwise: null };
}

/** A check with one cause read from a metric and one asked of a probe. */
export function check(path: string): Step {
  return {
    kind: 'check',
    path,
    checks: [
      {
        name: 'riders.health',
        title: null,
        causes: [
          { name: 'riders short', title: '라이더 부족', when: threshold(`${path}s`, 'idle', '<', 10) },
          { name: 'app down', title: null, when: answers(`${path}a`, false) },
        ],
      },
    ],
  };
}

/** `when orders drop > 50%`, recovered at < 20 %, live, no guards; everything can be replaced. */
export function playbook(more: Partial<Playbook> = {}): Playbook {
  return {
    name: 'order_drop',
    title: '지역 주문 급감',
    about: null,
    owner: 'ops',
    runbook: null,
    severity: 'high',
    mode: 'live',
    place: 'order_drop.play:3',
    by: ['region'],
    trigger: drop('t', '>', 0.5),
    unless: [],
    recovered: drop('r', '<', 0.2),
    recoverMs: 600_000,
    cooldownMs: null,
    limits: NO_LIMITS,
    body: [],
    sources: ['order_events'],
    probes: ['app'],
    windows: ['orders', 'idle'],
    lookUps: [],
    closesWithBody: false,
    hole: false,
    ...more,
  };
}

const orders: WindowMetric = {
  id: 'orders',
  metric: 'orders',
  title: null,
  source: 'order_events',
  sourceKind: 'stream',
  value: { kind: 'pane', pane: 'p' },
  by: ['region'],
  windowMs: 900_000,
  unit: { kind: 'count' },
  missingAsZero: true,
};

/** A bundle around playbooks: one stream, two windows, one probe, words for 강남구. */
export function bundleOf(...playbooks: readonly Playbook[]): Bundle {
  return {
    schema: 'ordersense.bundle/1',
    hash: 'b'.repeat(64),
    project: 'sample',
    zone: 'Asia/Seoul',
    sources: [
      {
        kind: 'stream',
        name: 'order_events',
        title: null,
        topic: 'orders',
        where: null,
        key: 'id',
        time: 'at',
        lateMs: 20_000,
        silentAfterMs: 120_000,
        expireAfterMs: null,
        removeWhen: null,
        owner: 'platform',
        fields: [],
      },
    ],
    probes: [
      {
        name: 'app',
        title: null,
        call: 'city.get',
        args: [{ name: 'path', kind: 'literal', value: '/regions/{region}/app' }],
        everyMs: 60_000,
        timeoutMs: 2_000,
        owner: null,
        fields: [{ name: 'ok', type: { kind: 'bool' }, optional: false, private: false }],
      },
    ],
    panes: [
      { id: 'p', source: 'order_events', filter: null, by: ['region'], aggregate: 'count', field: null },
    ],
    windows: [
      orders,
      { ...orders, id: 'idle', metric: 'idle', value: { kind: 'pane', pane: 'q' }, missingAsZero: false },
    ],
    playbooks,
    schedules: [],
    words: { region: { 강남구: 'gangnam' } },
  };
}
