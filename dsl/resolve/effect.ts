import { say, type Text } from '../say.ts';
import { type Act, isMutating } from './act.ts';
import type { Context } from './context.ts';
import type { WrittenLimits } from './limit.ts';
import { reachedBy, targetCaps } from './reach.ts';
import { wordsOf } from './words-of.ts';

/**
 * OS2301 at the call of a change that nothing limits, in every mode. A limit on runs or times is none of an audience
 * without `at most`: one run would reach all of them.
 */
export function checkCap(act: Act, guard: WrittenLimits, context: Context): void {
  const { verb, call, limits, report } = act;
  if (!isMutating(verb) || !act.isWhole) return;
  const { most, isOpen, kinds } = reachedBy(act, context);
  const all = [limits, guard];
  if (most !== null) return;
  const isCapped = isOpen
    ? targetCaps(all, kinds).length > 0 ||
      (verb.cost?.per === 'target' && all.some((one) => one.spends.length > 0))
    : all.some((one) => one.isCapped);
  if (isCapped) return;
  const [kind = 'target'] = kinds;
  report.error(
    'OS2301',
    call.name.span,
    isOpen
      ? say`nothing limits how many \`${kind}\` this playbook may reach with \`${verb.name}\``
      : say`nothing limits how often this playbook may do \`${verb.name}\``,
    {
      label: say`changes the live service`,
      notes: [markedAs(act)],
      help: isOpen
        ? say`write \`at most 100 ${kind}s\` after it, or \`at most 100\` at the audience`
        : say`write \`at most 3 times in 1h\` after it, or \`guard { at most 4 runs in 1h }\``,
    },
  );
}

/** How an effect ends and is taken back: OS2305 at the `until`, else at the call that lacks it. */
export function checkEnd(act: Act): void {
  const { verb, call, until, undo, args, report } = act;
  const name = call.name.span;
  const { inverse } = verb;
  const marked = markedAs(act);
  if (until?.recovered && until.end === null) {
    report.error('OS2305', until.span, say`\`until recovered\` never ends where nothing recovers`, {
      label: say`no longest time`,
      help: say`write \`until recovered or 2h\``,
      fix: { span: { start: until.span.end, end: until.span.end }, text: ' or 2h', safe: false },
    });
  }
  if (until !== null && undo === null && inverse === null) {
    report.error('OS2304', name, say`nothing says how \`${verb.name}\` is taken back`, {
      label: say`no undo known`,
      notes: [isMutating(verb) ? marked : say`\`${verb.name}\` changes nothing that could end`],
      help: isMutating(verb) ? say`write \`undo …\` after it` : say`leave \`until\` away`,
    });
  }
  const after = { start: call.span.end, end: call.span.end };
  if (until === null && undo !== null) {
    report.error('OS2308', name, say`nothing says when the undo of \`${verb.name}\` is due`, {
      label: say`no end`,
      help: say`write \`until recovered or 1h\` before \`undo\``,
      fix: { span: after, text: ' until recovered or 1h', safe: false },
    });
  } else if (until === null && verb.lasting && !isEndedBy(act)) {
    const ends = verb.endsBy === null ? [] : [say`it can end by itself: \`${verb.endsBy}\``];
    report.error('OS2308', name, say`the effect of \`${verb.name}\` has no end`, {
      label: say`stays until somebody takes it back`,
      notes: [marked, ...(args.some(({ name: given }) => given === verb.endsBy) ? [] : ends)],
      help:
        inverse === null ? say`write \`until recovered or 1h undo …\`` : say`write \`until recovered or 1h\``,
      fix: inverse === null ? null : { span: after, text: ' until recovered or 1h', safe: false },
    });
  }
}

/** OS2309: an undo that also takes back what others did (R18). */
export function checkUndoReach(act: Act): void {
  const { verb, call, until, undo, report } = act;
  const message = say`the undo of \`${verb.name}\` takes back more than it did`;
  const isInverse = undo === null ? until !== null : undo.made?.verb.name === verb.inverse;
  if (verb.inverse !== null && verb.inverseScope === 'wider' && isInverse) {
    const span = undo?.call.name.span ?? call.name.span;
    report.error('OS2309', span, message, {
      label: say`\`${verb.inverse}\` does not keep to one act`,
      help: say`name another \`undo …\`, or end it by itself`,
    });
    return;
  }
  const made = undo?.made;
  if (undo == null || made == null) return;
  const wide = made.verb.arguments.find(
    ({ widens, name }) => widens && made.args.some((argument) => argument.name === name),
  );
  if (wide === undefined) return;
  const index = made.verb.arguments.indexOf(wide);
  const written = undo.call.args.find((arg, at) => (arg.name ? arg.name.text === wide.name : at === index));
  report.error('OS2309', written?.span ?? undo.call.name.span, message, {
    label: say`also what others gave there`,
    notes: [say`${wide.name}: ${{ en: wide.doc, ko: wide.docKo }}`],
    help: narrowUndo(act, made.verb.name, made.verb.arguments),
  });
}

/** The undo with the targets of the act, in the author's own words. */
function narrowUndo({ call, verb, report }: Act, undo: string, known: Act['verb']['arguments']): Text | null {
  const target = verb.arguments.find(({ targets }) => targets !== null);
  const same = target && known.find(({ targets, widens }) => targets === target.targets && !widens);
  if (target === undefined || same === undefined) return null;
  const index = verb.arguments.indexOf(target);
  const written = call.args.find((arg, at) => (arg.name ? arg.name.text === target.name : at === index));
  if (written === undefined) return null;
  return say`write \`undo ${undo}(${same.name}: ${wordsOf(report.file, written.value.span)})\``;
}

/** Whether the call itself says when its effect ends. */
function isEndedBy({ verb, args, call }: Act): boolean {
  const by = verb.endsBy;
  if (by === null) return false;
  return args.some(({ name }) => name === by) || call.args.some(({ name }) => name?.text === by);
}

function markedAs({ verb }: Act): Text {
  return say`the connector marks \`${verb.name}\` as changing ${verb.changes}`;
}
