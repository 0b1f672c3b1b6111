import type { ArgumentValueModel } from '../model/argument.ts';
import { say, verbatim } from '../say.ts';
import type { Call } from '../tree/call.ts';
import type { Literal, Span } from '../tree/literal.ts';
import { checkAmounts } from './amount/check-amounts.ts';
import { type Context, freeContext } from './context.ts';
import { resolveFieldType } from './field-type.ts';
import type { Knowledge } from './knowledge.ts';
import { noLimits } from './limit.ts';
import { namesGiven } from './names-given.ts';
import { nested } from './nested.ts';
import { createReport, type Report, type Sink } from './report.ts';
import { type Routine, type RoutineDefinition, type RoutineParameter, withValues } from './routine.ts';
import type { Declaration } from './scope.ts';
import { resolveSteps } from './statement.ts';
import { type FieldType, valueTypeOf } from './value.ts';

type Declared = Declaration & { readonly node: RoutineDefinition };

/**
 * Every declared routine, read once by itself so that what is wrong with it is told once, whoever calls it. OS1111
 * where routines call each other in a circle: they are expanded in place, which would never end.
 *
 * @param routines  filled here; a routine finds those it calls in it
 */
export function resolveRoutines(knowledge: Knowledge, routines: Map<string, Routine>, sink: Sink): void {
  const all = knowledge.scope.all.filter((one): one is Declared => one.node.kind === 'define-routine');
  const endless = reportCircles(all, sink);
  const reports = new Map(all.map(({ file, name }) => [name, createReport(file, sink)]));
  for (const { name, node } of all) {
    const report = reports.get(name)!;
    report.declare(node.name.span, 'routine', name);
    checkAmounts(node, report);
    routines.set(name, { params: paramsOf(node, report), sound: !endless.has(name) });
  }
  for (const { name, node } of all) {
    const report = reports.get(name)!;
    const { params } = routines.get(name)!;
    if (!readAlone(node, params, knowledge, report)) routines.set(name, { params, sound: false });
  }
}

function paramsOf(node: RoutineDefinition, report: Report): readonly RoutineParameter[] {
  const seen = new Set<string>();
  return node.params.flatMap(({ name, type }) => {
    if (seen.has(name.text)) {
      report.error('OS1102', name.span, say`the parameter \`${name.text}\` is declared twice`, {
        label: say`second declaration`,
      });
      return [];
    }
    seen.add(name.text);
    // One without a type still has a name: nobody else should complain about it.
    return [{ name: name.text, type: resolveFieldType(type, report) ?? { kind: 'text' } }];
  });
}

/** With any value of their types for the parameters, every dimension at hand, and no limits to keep. False after a message. */
function readAlone(
  node: RoutineDefinition,
  params: readonly RoutineParameter[],
  knowledge: Knowledge,
  report: Report,
): boolean {
  const { span } = node.name;
  const samples = params.map(({ name, type }) => [name, sampleOf(type, span)] as const);
  const written = new Map(samples);
  let isSound = !report.isBroken();
  const heard = quietAbout(written, report, () => {
    isSound = false;
  });
  const context: Context = {
    ...freeContext(withValues(knowledge, written, report.file), heard),
    causes: { names: new Map(), titles: new Map(), open: true, checks: [] },
    params: new Map(params.map(({ name, type }) => [name, anyOf(type)])),
    named: namesGiven(node.body, heard),
  };
  resolveSteps(node.body, noLimits, context);
  return isSound;
}

/** What is said of a parameter's name depends on its value: it is told where the routine is called. */
function quietAbout(params: ReadonlyMap<string, unknown>, report: Report, onError: () => void): Report {
  const isParam = (span: Span): boolean => params.has(report.file.text.slice(span.start, span.end));
  return {
    ...report,
    error: (code, span, message, details) => {
      if (isParam(span)) return null;
      onError();
      return report.error(code, span, message, details);
    },
    in: (file) => quietAbout(new Map(), report.in(file), onError),
  };
}

function anyOf(type: FieldType): ArgumentValueModel {
  const unit = valueTypeOf(type);
  return { kind: 'literal', value: unit.kind === 'text' ? '' : 0, unit };
}

function sampleOf(type: FieldType, span: Span): Literal {
  const unit = valueTypeOf(type);
  const at = { span, raw: '1' };
  switch (unit.kind) {
    case 'count':
      return { kind: 'number', value: 1, unit: null, ...at };
    case 'number':
      return { kind: 'number', value: 1, unit: unit.name, ...at };
    case 'percent':
      return { kind: 'percent', ratio: 0.01, ...at };
    case 'duration':
      return { kind: 'duration', ms: 60_000, ...at };
    case 'money':
      return { kind: 'money', minor: 1, currency: unit.currency === 'USD' ? 'USD' : 'KRW', ...at };
    case 'distance':
      return { kind: 'distance', metres: 1, ...at };
    case 'bool':
      return { kind: 'bool', value: true, ...at };
    case 'text':
      return { kind: 'text', value: '', parts: [], ...at };
  }
}

/** Names of all routines in a circle; each circle is told once, at the call that closes it. */
function reportCircles(all: readonly Declared[], sink: Sink): ReadonlySet<string> {
  const byName = new Map(all.map((one) => [one.name, one]));
  const endless = new Set<string>();
  const done = new Set<string>();
  const visit = (one: Declared, path: readonly string[]): void => {
    for (const call of callsOf(one)) {
      const next = byName.get(call.name.text);
      if (next === undefined) continue;
      const start = [...path, one.name].indexOf(next.name);
      if (start >= 0) {
        const circle = [...path, one.name].slice(start);
        if (circle.some((name) => endless.has(name))) continue;
        for (const name of circle) endless.add(name);
        const steps = [...circle, next.name].map((name) => `\`${name}\``).join(' → ');
        createReport(one.file, sink).error('OS1111', call.name.span, say`\`${next.name}\` calls itself`, {
          label: say`would never end`,
          notes: [verbatim(steps)],
          help: say`a routine is written out where it is called: repeat with \`expect … within … else\` or \`wait\``,
        });
      } else if (!done.has(next.name)) visit(next, [...path, one.name]);
    }
    done.add(one.name);
  };
  for (const one of all) if (!done.has(one.name)) visit(one, []);
  return endless;
}

function callsOf({ node }: Declared): readonly Call[] {
  return nested(node.body).flatMap((statement) => (statement.kind === 'do' ? [statement.call] : []));
}
