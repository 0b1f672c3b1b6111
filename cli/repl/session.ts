import type { Catalog } from '../../dsl/catalog.ts';
import { type Diagnostic, diagnostic } from '../../dsl/diagnostic.ts';
import { type Completion, completionsAt } from '../../dsl/editor/completion.ts';
import { told } from '../../dsl/messages/in-language.ts';
import type { Language } from '../../dsl/messages/language.ts';
import { parse } from '../../dsl/parse.ts';
import { isBlocking, loadProject, type ProjectFile } from '../../dsl/project.ts';
import { say } from '../../dsl/say.ts';
import { readingOf } from '../../dsl/syntax/reading.ts';
import { namedIn } from '../../rules/describe/named.ts';
import { describeNamed, describeStart } from '../../rules/describe.ts';
import { reportForPeople, reportOn } from '../report/diagnostics.ts';

/** A dialogue: lines go in, what is to be said comes out. It reads the project and writes nothing. */
export interface Session {
  /** What to say to a line; null: the text goes on in the next line. */
  readonly enter: (line: string) => string | null;
  /** What may be written at the end of a line that is being typed. */
  readonly complete: (line: string) => readonly Completion[];
  readonly hasEnded: () => boolean;
}

/** The name under which what is typed appears in messages. */
const TYPED = 'typed.play';

/** There is no file that `lint --fix` could write: what it would write is said instead. */
function asAdvice(found: Diagnostic): Diagnostic {
  const { code, level, file, span, fix, said } = found;
  if (fix === null) return found;
  const isShown = fix.text.trim() !== '' && !fix.text.includes('\n');
  const help = said.help ?? (isShown ? say`write \`${fix.text.trim()}\`` : null);
  return diagnostic(code, level, file, span, said.message, {
    notes: said.notes,
    ...(said.label && { label: said.label }),
    ...(help && { help }),
  });
}

/** A session over the files of a project. */
export function createSession(files: readonly ProjectFile[], catalog: Catalog, language: Language): Session {
  let kept = '';
  let pending: string[] = [];
  /** The `when …` that was just read as a condition: a next line that begins with `then` makes it a rule. */
  let lone: string | null = null;
  let ended = false;

  const load = (typed: string) => loadProject([...files, { path: TYPED, text: typed }], catalog);

  const explain = (name: string): string => {
    const { project } = load(kept);
    const found = namedIn(project).find(({ of }) => of.name === name.normalize('NFC'));
    if (found === undefined) return told(say`nothing here is called \`${name}\``, language);
    return describeNamed(found, project, language).trimEnd();
  };

  /** Takes in a whole text: reads it back, and keeps it where it is right and an item of the language. */
  const take = (text: string): string => {
    const item = asItem(text);
    const isCondition = item !== text;
    const typed = `${kept}${item}\n`;
    const { project, diagnostics } = load(typed);
    const found = diagnostics.filter(
      ({ file, span, code }) =>
        file === TYPED &&
        span.start >= kept.length &&
        // The hole behind a condition is ours.
        !(isCondition && code === 'OS2501' && span.start >= typed.length - HOLE.length - 1),
    );
    const said =
      found.length === 0
        ? []
        : [
            reportForPeople(
              reportOn(
                { files: [...files, { path: TYPED, text: typed }] },
                { diagnostics: found.map(asAdvice) },
              ),
              'pretty',
              language,
              null,
            ),
          ];
    if (found.some(isBlocking)) return said.join('\n');
    const before = new Set(namedIn(load(kept).project).map(({ of }) => of.name));
    const added = namedIn(project).filter(({ of }) => !before.has(of.name));
    if (!isCondition) kept = typed;
    const read = added.map((one) =>
      isCondition && one.kind === 'playbook'
        ? describeStart(one.of, project, language)
        : describeNamed(one, project, language).trimEnd(),
    );
    return [...said, ...read].join('\n\n');
  };

  const command = (line: string): string => {
    const [word = '', ...rest] = line.slice(1).split(/\s+/);
    const name = rest.join(' ').trim();
    switch (word) {
      case 'quit':
      case 'q':
        ended = true;
        return '';
      case 'explain':
        return explain(name);
      case 'names':
        return namedIn(load(kept).project)
          .map(({ kind, of }) => `${kind} ${of.name}${of.title === null ? '' : ` "${of.title}"`}`)
          .filter((one) => one.includes(name.normalize('NFC')))
          .join('\n');
      case 'forget':
        kept = '';
        return told(say`everything typed is forgotten`, language);
      case 'help':
        return told(HELP, language);
      default:
        return told(say`there is no \`:${word}\`; \`:help\` lists what there is`, language);
    }
  };

  return {
    enter(line) {
      if (pending.length === 0 && line.trim().startsWith(':')) return command(line.trim());
      if (pending.length === 0 && line.trim() === '') return '';
      if (lone !== null && /^\s*then\b/.test(line)) pending.push(lone);
      pending.push(line);
      const text = pending.join('\n');
      // An empty line ends a text that will not end by itself.
      if (line.trim() !== '' && !isWhole(text)) return null;
      pending = [];
      lone = isLoneWhen(text) ? text : null;
      return take(text.trim());
    },
    complete(line) {
      const text = [...pending, line].join('\n');
      const typed = `${kept}${ITEM.test(text) ? text : `when ${text}`}`;
      return completionsAt({ ...load(typed), catalog }, typed, typed.length);
    },
    hasEnded: () => ended,
  };
}

const HELP = say`write a playbook, a rule, a metric, or only a condition: it is checked and read back
:explain NAME   read back anything that has a name
:names [part]   list what has a name
:forget         forget what was typed
:quit           end (or Ctrl-D)`;

/** Whether a text can be read as it stands. */
function isWhole(text: string): boolean {
  return readingOf(parse(asItem(text), TYPED).file) !== null && !endsOpen(text);
}

/** A metric's clauses may go on in the next line, so a lone line of one waits for an empty line. */
function endsOpen(text: string): boolean {
  return /^\s*metric\b/.test(text) || text.trimEnd().endsWith(',');
}

const ITEM = /^\s*(?:language|use|stream|table|probe|metric|define|playbook|when|test|#)/;

/** `when orders > 3` without `then`, where that is all that it lacks. */
function isLoneWhen(text: string): boolean {
  return /^\s*when\b/.test(text) && asItem(text) !== text;
}

const HOLE = ' then ...';

/** A condition alone, with or without `when`, is read as the rule that would wait for it. */
function asItem(text: string): string {
  if (text.trim() === '') return text;
  if (!ITEM.test(text)) return `when ${text}${HOLE}`;
  if (!/^\s*when\b/.test(text) || readingOf(parse(text, TYPED).file) !== null) return text;
  const ruled = `${text}${HOLE}`;
  return readingOf(parse(ruled, TYPED).file) === null ? text : ruled;
}
