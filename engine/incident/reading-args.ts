import { shortId } from '../../rules/canonical.ts';
import type { Argument, ArgumentValue, Do, ReadCall } from '../../rules/playbook.ts';
import { resolveArguments } from '../plan/argument.ts';
import type { Values } from '../plan/value.ts';
import { type ReadRequest, readName } from '../read-request.ts';
import type { Desk } from './desk.ts';
import { type AnswerState, type Incident, type Moment, momentsOf } from './incident.ts';
import { momentOf } from './moment.ts';

/**
 * Makes sure that what the arguments of a statement and of its undo ask for was asked for this moment, in parallel and
 * each once (R17). What an argument asks with may be asked itself: that comes first.
 *
 * @returns  whether all have answered; what cannot be asked, since it is not known with what, is not waited for
 */
export function ensureReads(
  { args, undo }: Pick<Do, 'args' | 'undo'>,
  values: Values,
  incident: Incident,
  { out, ...desk }: Pick<Desk, 'out' | 'moment'>,
): boolean {
  const moment = momentOf(incident, desk);
  const calls = [...callsIn(args), ...callsIn(undo?.args ?? [])];
  for (const call of calls) {
    const name = readName(call);
    if (moment.answers[name] !== undefined || callsIn(call.args).some((inner) => !isAnswered(inner, moment)))
      continue;
    const resolved = resolveArguments(call.args, values);
    if (!resolved.known) continue;
    // Asked once more after a wait: another question.
    const after = moment === incident ? [] : [moment.bodyMs];
    const id = shortId(['read', incident.id, call.verb, resolved.value, incident.round, ...after]);
    const state: AnswerState = {
      id,
      asked: true,
      fields: null,
      read: { call: call.verb, args: resolved.value },
    };
    moment.answers[name] = state;
    out.read(requestOf(state.id, state.read as NonNullable<AnswerState['read']>, incident), incident);
    out.changed(incident);
  }
  return calls.every((call) => moment.answers[readName(call)]?.asked !== true);
}

/** The questions of an incident's arguments that have no answer yet, once more (see `openRequests`). */
export function openReads(incident: Incident): readonly ReadRequest[] {
  return momentsOf(incident).flatMap(({ answers }) =>
    Object.values(answers).flatMap(({ id, asked, read }) =>
      asked && read !== undefined ? [requestOf(id, read, incident)] : [],
    ),
  );
}

function requestOf(
  id: string,
  { call, args }: NonNullable<AnswerState['read']>,
  { id: incident, instance }: Incident,
): ReadRequest {
  return { kind: 'read', id, incident, instance, call, args };
}

function isAnswered(call: ReadCall, { answers }: Moment): boolean {
  return answers[readName(call)]?.asked === false;
}

/** All questions in arguments, those that others are asked with first. */
function callsIn(args: readonly Argument[]): readonly ReadCall[] {
  const ofValue = (value: ArgumentValue): readonly ReadCall[] => {
    switch (value.kind) {
      case 'call':
        return [...callsIn(value.args), value];
      case 'list':
        return value.of.flatMap(ofValue);
      case 'record':
        return callsIn(value.of);
      default:
        return [];
    }
  };
  return args.flatMap(({ value }) => ofValue(value));
}
