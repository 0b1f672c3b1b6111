import type { Recorded } from '../../engine/dispatch/simulated.ts';
import type { People } from '../../engine/effects.ts';
import { answerSignal, type ProbeRequest } from '../../engine/probe-request.ts';
import { typedAnswer } from '../../engine/probes/answer-fields.ts';
import { type ReadRequest, readSignal } from '../../engine/read-request.ts';
import type { NewSignal } from '../../engine/store.ts';
import type { Probe } from '../../rules/source.ts';
import type { AnswerLines } from './answer-line.ts';
import { orderOfLine } from './order-of-line.ts';
import { peopleSaying, wordOf } from './people-saying.ts';

/** Whoever answers a question. */
const SOMEBODY = 'somebody';

/** A world that answers as a file says. */
export interface Answering {
  /** A probe's answer at an instant of the effect clock; null where no line is about it. */
  probe(request: ProbeRequest, probe: Probe, nowMs: number): NewSignal | null;
  /** What an argument's question is answered; null where no line is about it. */
  read(request: ReadRequest): NewSignal | null;
  readonly people: People;
  /** What people on call said, and when. */
  readonly orders: readonly NewSignal[];
  readonly failures: Pick<Recorded, 'fails' | 'failsAtFirst'>;
}

export function answering(lines: AnswerLines): Answering {
  const action = lines.action.map(({ action: verb, fails: reason, times }) => ({ verb, reason, times }));
  return {
    probe(request, probe, nowMs) {
      const line = lines.probe.findLast(
        (one) =>
          one.probe === request.probe &&
          holds(one.in, request.instance) &&
          (one.from ?? nowMs) <= nowMs &&
          nowMs < (one.to ?? Number.POSITIVE_INFINITY),
      );
      if (line === undefined) return null;
      const typed = typedAnswer(line.fields, probe.fields);
      return answerSignal(request, typed.kind === 'answered' ? { ...typed, ageMs: 0 } : typed);
    },
    read(request) {
      const line = lines.read.findLast((one) => one.read === request.call && isAskedWith(one.in, request));
      return line === undefined ? null : readSignal(request, { kind: 'answered', value: line.is });
    },
    people: peopleSaying((ask) => {
      const { verb, instance } = ask.about;
      if (ask.kind === 'question') {
        const line = lines.question.findLast((one) => one.question === verb && holds(one.in, instance));
        return line === undefined
          ? []
          : [{ word: wordOf(SOMEBODY, { kind: 'choice', choice: line.is }, ask), afterMs: line.after }];
      }
      return ask.from.flatMap((from) => {
        const line = lines.approval.findLast((one) => one.approval === from && holds(one.in, instance));
        if (line === undefined) return [];
        const kind = line.is === 'granted' ? ('grant' as const) : ('deny' as const);
        return [{ word: wordOf(from, { kind }, ask), afterMs: line.after }];
      });
    }),
    orders: lines.order.map(orderOfLine),
    failures: {
      fails: new Map(
        action.flatMap(({ verb, reason, times }) => (times === undefined ? [[verb, reason]] : [])),
      ),
      failsAtFirst: new Map(
        action.flatMap(({ verb, reason, times }) => (times === undefined ? [] : [[verb, { reason, times }]])),
      ),
    },
  };
}

/** Whether an instance has all of the labels. */
function holds(
  labels: Readonly<Record<string, string>>,
  instance: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(labels).every(([dimension, value]) => instance[dimension] === value);
}

/** Whether a question was asked with these values, or about an instance that has them. */
function isAskedWith(labels: Readonly<Record<string, string>>, { args, instance }: ReadRequest): boolean {
  return Object.entries(labels).every(([name, value]) => String(args[name] ?? instance[name]) === value);
}
