import type { ConditionModel } from '../../dsl/model/condition.ts';
import type { PlaybookModel } from '../../dsl/model/playbook.ts';
import type { Project } from '../../dsl/model/project.ts';
import type { CheckModel, DoModel, ExpectModel, StepModel } from '../../dsl/model/step.ts';
import { otherwiseText } from '../describe/otherwise.ts';
import { type Reading, readingOf } from '../describe/reading.ts';
import type { Language } from '../format.ts';
import { type Drawing, type End, startDrawing } from './drawing.ts';
import type { Graph } from './graph.ts';
import { type GraphWords, graphWords } from './words.ts';

/** Where a body has got to. */
interface State {
  /** What the next statement is tied to. */
  readonly ends: readonly End[];
  /** Causes that the checks so far may find, by name. */
  readonly causes: ReadonlyMap<string, string>;
}

interface Artist {
  readonly drawing: Drawing;
  readonly words: GraphWords;
  readonly reading: Reading;
  /** The trigger, from which what is expected is counted. */
  readonly start: string;
}

/**
 * A playbook as a picture: trigger, checks, causes, branches, actions and what undoes them. Limits and approvals stand
 * on the edge to what they hold back.
 */
export function playbookGraph(playbook: PlaybookModel, project: Project, language: Language): Graph {
  const drawing = startDrawing();
  const words = graphWords(language);
  const reading = readingOf(playbook, project);
  const start = drawing.add('trigger', words.start, words.trigger(playbook, reading), []);
  const artist: Artist = { drawing, words, reading, start };
  const limits = words.limits(playbook.guard, 'playbook', reading);
  drawBody(playbook.body, { ends: [{ from: start, labels: limits }], causes: new Map() }, artist);
  for (const step of playbook.expects) drawExpect(step, artist);
  return drawing.done(words.titled(playbook.name, playbook.title));
}

/** Statements one after the other; the ends of the last one. */
function drawBody(steps: readonly StepModel[], at: State, artist: Artist): readonly End[] {
  return steps.reduce((state, step, index) => drawStep(step, steps.slice(0, index), state, artist), at).ends;
}

function drawStep(step: StepModel, before: readonly StepModel[], at: State, artist: Artist): State {
  const { drawing, words, reading } = artist;
  const next = (from: string): State => ({ ...at, ends: [{ from, labels: [] }] });
  switch (step.kind) {
    case 'check':
      return drawChecks(step.checks, at, artist);
    case 'if':
      return drawIf(step, at, artist);
    // Both start together with the branches, and what follows does not wait for them (R13).
    case 'otherwise':
    case 'always': {
      const says = step.kind === 'always' ? words.always : otherwiseText(before, words.language);
      const head = drawing.add('branch', says, [], at.ends);
      drawBody(step.body, next(head), artist);
      return at;
    }
    case 'routine': {
      const head = drawing.add('routine', `${words.routine} ${step.name}`, [], at.ends);
      return { ...at, ends: drawBody(step.body, next(head), artist) };
    }
    case 'do':
      return next(drawDo(step, at, artist));
    case 'expect':
      drawExpect(step, artist);
      return at;
    case 'track':
      return next(drawing.add('track', words.track(step, reading), [], at.ends));
    case 'escalate':
      return next(drawing.add('escalate', words.escalate(step.to), [], at.ends));
    case 'wait':
      return next(drawing.add('wait', words.wait(step.ms), [], at.ends));
    case 'hole':
      return next(drawing.add('hole', words.hole, [], at.ends));
  }
}

/** Each check with the causes that it may find; what comes next comes after all of them. */
function drawChecks(checks: readonly CheckModel[], at: State, { drawing, words, reading }: Artist): State {
  const causes = new Map(at.causes);
  const ends = checks.map((check): End => {
    const from = drawing.add('check', words.check(words.titled(check.name, check.title)), [], at.ends);
    for (const { name, title, when } of check.causes) {
      const label = words.titled(name, title);
      causes.set(name, drawing.add('cause', label, [words.when(when, reading)], [{ from, labels: [] }]));
    }
    return { from, labels: [] };
  });
  return { ends, causes };
}

/** Branches on causes hang on those causes and run side by side; any other `if` is a fork in the way. */
function drawIf(step: Extract<StepModel, { kind: 'if' }>, at: State, artist: Artist): State {
  const { drawing, words, reading } = artist;
  const ends: End[] = [];
  let isAboutCauses = true;
  step.branches.forEach(({ when, body }, index) => {
    const found = causesIn(when).flatMap((name) => at.causes.get(name) ?? []);
    const after = found.length === 0 ? at.ends : found.map((from): End => ({ from, labels: [] }));
    if (found.length === 0) isAboutCauses = false;
    const head = drawing.add('branch', words.branch(words.when(when, reading), index), [], after);
    ends.push(...drawBody(body, { ...at, ends: [{ from: head, labels: [] }] }, artist));
  });
  if (step.otherwise !== null) {
    const head = drawing.add('branch', words.else, [], at.ends);
    ends.push(...drawBody(step.otherwise, { ...at, ends: [{ from: head, labels: [] }] }, artist));
  }
  if (isAboutCauses) return at;
  return { ...at, ends: step.otherwise === null ? [...ends, ...at.ends] : ends };
}

/** The causes that a condition asks for; those that it excludes lead nowhere. */
function causesIn(condition: ConditionModel): readonly string[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.of.flatMap(causesIn);
    case 'hold':
      return causesIn(condition.of);
    case 'cause':
      return condition.not ? [] : [condition.cause];
    default:
      return [];
  }
}

/** An action with its limits on the way to it, its undo, and what happens when it fails. */
function drawDo(step: DoModel, at: State, artist: Artist): string {
  const { drawing, words, reading } = artist;
  const limits = words.limits(step.limits, 'action', reading);
  const after = at.ends.map(({ from, labels }): End => ({ from, labels: [...labels, ...limits] }));
  const details = step.args.length === 0 ? [] : [words.arguments(step.args, reading)];
  const action = drawing.add('action', step.verb, details, after);
  if (step.until !== null || step.isUndoWritten) {
    const labels = step.until === null ? [] : [words.until(step.until)];
    const undone = step.isUndoWritten && step.undo !== null ? [words.arguments(step.undo.args, reading)] : [];
    const label = words.undo(step.undo?.verb ?? step.verb);
    drawing.add('undo', label, undone, [{ from: action, labels }], 'undo');
  }
  if (step.onFailure !== null) {
    drawBody(step.onFailure, { ...at, ends: [{ from: action, labels: [words.failed] }] }, artist);
  }
  return action;
}

/** What is expected, counted from the start, and what is done where it does not come. */
function drawExpect(step: ExpectModel, artist: Artist): void {
  const { drawing, words, reading, start } = artist;
  const from = drawing.add('expect', words.expect(step, reading), [], [{ from: start, labels: [] }]);
  if (step.else !== null)
    drawBody(step.else, { ends: [{ from, labels: [words.missed] }], causes: new Map() }, artist);
}
