import type { ExpectationModel, PlaceModel, TestExpectModel } from '../../dsl/model/test.ts';
import type { Decision, Instance, Json } from '../../engine/decision.ts';
import { standIn } from '../../engine/plan/private.ts';
import { mismatches } from './argument-match.ts';
import { type Played, paneBefore } from './play.ts';
import type { Prepared } from './prepare.ts';

/** One expectation, held against what was decided up to its moment. */
export interface Verdict {
  readonly expect: TestExpectModel;
  readonly atMs: number;
  readonly holds: boolean;
  readonly happened: Happened;
  /** The decision that it is about, with the evidence of it or of its incident; null: nothing was decided. */
  readonly about: Decision | null;
}

/** What was there instead. */
export type Happened =
  /** Where incidents were opened, or recovered. */
  | { readonly kind: 'places'; readonly what: 'incident' | 'recovered'; readonly at: readonly Instance[] }
  /** How often a statement did the verb as expected; else the act that comes nearest, with what differs in it. */
  | { readonly kind: 'acts'; readonly times: number; readonly nearest: Act | null }
  | { readonly kind: 'undos'; readonly verbs: readonly string[] }
  /** Null: no cause was looked for. */
  | { readonly kind: 'causes'; readonly found: readonly string[] | null; readonly open: readonly string[] }
  | { readonly kind: 'severity'; readonly is: string | null }
  | { readonly kind: 'people'; readonly asked: readonly string[] };

/** One released action. */
export interface Act {
  readonly verb: string;
  readonly args: Json;
  readonly instance: Instance;
  readonly times: number;
  /** Paths of arguments that are not as expected. */
  readonly differs: readonly string[];
}

/** Judges every expectation of a test, in the order written. */
export function judgeTest({ test, moments, bundle }: Prepared, { decisions }: Played): readonly Verdict[] {
  const names = new Set(bundle.playbooks.map(({ name }) => name));
  return test.expects.map((expect) => {
    const atMs = moments.at(expect);
    const before = decisions.filter(({ t, playbook }) => t <= paneBefore(atMs) && names.has(playbook));
    const { is, happened, about } = judge(expect.what, before);
    return { expect, atMs, holds: is !== expect.negated, happened, about };
  });
}

interface Judged {
  readonly is: boolean;
  readonly happened: Happened;
  readonly about: Decision | null;
}

function judge(what: ExpectationModel, decisions: readonly Decision[]): Judged {
  switch (what.kind) {
    case 'incident':
    case 'recovered': {
      const kinds = what.kind === 'incident' ? ['opened', 'reopened'] : ['recovered'];
      const all = decisions.filter((one) => kinds.includes(one.what));
      const here = all.filter(({ instance }) => isAt(what.in, instance));
      const happened: Happened = { kind: 'places', what: what.kind, at: placesOf(all) };
      return { is: here.length > 0, happened, about: here[0] ?? all[0] ?? null };
    }
    case 'action':
      return acts(decisions, what.verb, [], null);
    case 'do':
      return acts(decisions, what.verb, what.args, what.times);
    case 'undo': {
      const undone = decisions.filter((one) => one.what === 'undo');
      const verbOf = (undo: Decision): string =>
        text(
          decisions.find((one) => one.what === 'act' && one.detail['run'] === undo.detail['act'])?.detail[
            'verb'
          ],
        );
      const own = undone.filter((one) => verbOf(one) === what.verb);
      const happened: Happened = { kind: 'undos', verbs: [...new Set(undone.map(verbOf))] };
      return { is: own.length > 0, happened, about: own[0] ?? decisions.find(isAct) ?? opened(decisions) };
    }
    case 'cause':
      return cause(what, decisions);
    case 'severity': {
      const last = decisions.findLast(({ what: kind }) => kind === 'raised') ?? opened(decisions);
      const is = last === null ? null : text(last.detail['severity']);
      return { is: is === what.is, happened: { kind: 'severity', is }, about: last };
    }
    case 'asked': {
      const asked = decisions.filter(
        (one) => one.what === 'asked' || (isAct(one) && one.detail['asks'] !== undefined),
      );
      // A question by what it says, a request for approval by whom it asks.
      const own = asked.filter((one) =>
        textsIn((one.what === 'asked' ? one.detail['from'] : one.detail['args']) ?? null).some((it) =>
          it.includes(what.text),
        ),
      );
      const happened: Happened = { kind: 'people', asked: asked.flatMap(questionOf) };
      return { is: own.length > 0, happened, about: own[0] ?? asked[0] ?? opened(decisions) };
    }
    case 'escalate':
      return called(what.to, decisions);
  }
}

/** Whether somebody was called; without a name, anybody. */
function called(to: string | null, decisions: readonly Decision[]): Judged {
  const all = decisions.filter((one) => one.what === 'escalated');
  const own = all.filter(({ detail }) => to === null || detail['to'] === to);
  const asked = all.map(({ detail }) => text(detail['to']));
  return {
    is: own.length > 0,
    happened: { kind: 'people', asked },
    about: own[0] ?? all[0] ?? opened(decisions),
  };
}

/** Acts are counted by statement: all targets of one are one. */
function acts(
  decisions: readonly Decision[],
  verb: string | null,
  args: Extract<ExpectationModel, { kind: 'do' }>['args'],
  times: number | null,
): Judged {
  const own = decisions.filter((one) => isAct(one) && (verb === null || one.detail['verb'] === verb));
  const all = own.map((one) => ({
    one,
    differs: mismatches(args, one.detail['args'] ?? null, one.instance),
  }));
  const fitting = all.filter(({ differs }) => differs.length === 0);
  const count = statementsIn(fitting.map(({ one }) => one));
  const nearest = fitting[0] ?? [...all].sort((a, b) => a.differs.length - b.differs.length)[0];
  const happened: Happened = {
    kind: 'acts',
    times: count,
    nearest:
      nearest === undefined
        ? null
        : {
            verb: text(nearest.one.detail['verb']),
            args: nearest.one.detail['args'] ?? null,
            instance: nearest.one.instance,
            times: fitting.length > 0 ? count : statementsIn(own),
            differs: nearest.differs,
          },
  };
  const about = nearest?.one ?? opened(decisions);
  return { is: times === null ? count > 0 : count === times, happened, about };
}

function statementsIn(acts: readonly Decision[]): number {
  return new Set(acts.map(({ incident, step, t }) => `${incident} ${step} ${t}`)).size;
}

/** Whether some check has found the cause by then; `unknown`: all were judged and none was true (R12). */
function cause(what: Extract<ExpectationModel, { kind: 'cause' }>, decisions: readonly Decision[]): Judged {
  const checked = decisions.filter((one) => one.what === 'cause');
  const truths = checked.map(
    ({ detail }) => (detail['causes'] ?? []) as readonly { name: string; truth: boolean | null }[],
  );
  const found = checked.flatMap(({ detail }) => (detail['found'] ?? []) as readonly string[]);
  const open = truths.flat().filter(({ truth }) => truth === null);
  const isOne =
    what.cause === 'unknown'
      ? truths.some((causes) => causes.every(({ truth }) => truth === false))
      : what.cause === 'unchecked'
        ? open.length > 0
        : found.includes(what.cause);
  const about = checked.find(({ detail }) =>
    ((detail['found'] ?? []) as readonly string[]).includes(what.cause),
  );
  return {
    // Before anything was checked there is no cause, so it is not another one either.
    is: checked.length > 0 && isOne !== what.negated,
    happened: {
      kind: 'causes',
      found: checked.length === 0 ? null : [...new Set(found)],
      open: [...new Set(open.map(({ name }) => name))],
    },
    about: about ?? checked[0] ?? opened(decisions),
  };
}

/** The longest text of a question: what it asks, and not what may be answered. */
function questionOf({ what, detail }: Decision): readonly string[] {
  if (what === 'asked') return textsIn(detail['from'] ?? null);
  const texts = textsIn(detail['args'] ?? null);
  return [...texts].sort((a, b) => b.length - a.length).slice(0, 1);
}

function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

function isAct({ what }: Decision): boolean {
  return what === 'act';
}

function opened(decisions: readonly Decision[]): Decision | null {
  return decisions.find(({ what }) => what === 'opened' || what === 'reopened') ?? null;
}

function isAt(place: PlaceModel | null, instance: Instance): boolean {
  if (place === null) return true;
  const [is, value] = [instance[place.dimension], String(place.value)];
  // What is private is told by its stand-in.
  return is === value || is === standIn(value);
}

function placesOf(decisions: readonly Decision[]): readonly Instance[] {
  return [...new Map(decisions.map(({ instance }) => [JSON.stringify(instance), instance])).values()];
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
