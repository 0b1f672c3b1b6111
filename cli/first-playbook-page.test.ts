/** docs/first-playbook.md, done as it says: what it has one write is right, what it quotes is what is said. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { Language } from '../dsl/messages/language.ts';
import { asTyped } from './testing/as-typed.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';

const page = readFileSync(new URL('../docs/first-playbook.md', import.meta.url), 'utf8');
const english = page.indexOf('\n# Your first playbook');
const folders = temporaryFolders('first-playbook');
afterAll(() => folders.removeAll());

/** A file to write, or commands with what is quoted of their answers, in the order of the page. */
type Step =
  | { readonly kind: 'file'; readonly path: string; readonly text: string }
  | { readonly kind: 'typed'; readonly command: string; readonly quoted: string };

function stepsOf(half: string): readonly Step[] {
  return [...half.matchAll(/```(play|console) ?(\S*)\n([\s\S]*?)```/g)].flatMap(
    ([, kind, path = '', text = '']): Step[] =>
      kind === 'play'
        ? [{ kind: 'file', path, text }]
        : text
            .split(/^\$ /m)
            .slice(1)
            .map((one) => {
              const [command = '', ...quoted] = one.split('\n');
              return { kind: 'typed', command, quoted: quoted.join('\n').trim() };
            }),
  );
}

/** The lines of `quoted` that are said, in their order; the page may leave out lines and what a line goes on to say. */
function quotedIn(said: string, quoted: string): string {
  const left = said.split('\n').map((line) => line.trimEnd());
  return quoted
    .split('\n')
    .filter((line) => {
      const at = left.findIndex((one) => one === line || (line !== '' && one.startsWith(`${line}, `)));
      left.splice(0, at + 1);
      return at >= 0;
    })
    .join('\n');
}

/** Writes `text` at `path` of a folder. */
function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

describe.each<[string, Language, string]>([
  ['Korean', 'ko', page.slice(0, english)],
  ['English', 'en', page.slice(english)],
])('the %s half', (_title, lang, half) => {
  const steps = stepsOf(half);
  const playbook = steps.find((step) => step.kind === 'file' && step.path.startsWith('playbooks/'));
  if (playbook?.kind !== 'file') throw new Error('the page has no playbook');

  test('is followed from an empty folder, and everything it quotes is said', async () => {
    let folder = folders.make(lang);
    for (const step of steps) {
      if (step.kind === 'file') {
        write(folder, step.path, step.text);
        continue;
      }
      const [program, ...words] = step.command.split(' ');
      if (program === 'cd') {
        folder = join(folder, words[0]!);
        continue;
      }
      expect(program).toBe('ordersense');
      // What is quoted of the mistake is what is said when it is made.
      const isMistake = /OS0101/.test(step.quoted);
      if (isMistake)
        write(folder, playbook.path, playbook.text.replace('rise > 3x', half.match(/rise 3(x|배)/)![0]));
      const { out, failed } = await asTyped(words, folder, lang);
      if (isMistake) write(folder, playbook.path, playbook.text);
      const missing = quotedIn(out, step.quoted) === step.quoted ? '' : out;
      expect([step.quoted, missing]).toEqual([step.quoted, '']);
      expect([step.command, failed]).toEqual([step.command, isMistake]);
    }
    const { out, failed } = await asTyped(['lint', '--fail-level', 'warning'], folder, lang);
    expect([failed, failed && out]).toEqual([false, false]);
  });

  test('each form of the table is right where it belongs', async () => {
    const folder = folders.make(`${lang}-forms`);
    await asTyped(['new', 'project', 'city'], folder, lang);
    const forms = [
      ...half
        .slice(half.indexOf('## 5.'))
        .matchAll(/^\|[^|]+\| (`(?:when|unless|only|recovered|guard|check|if|expect|do) .*`) \|$/gm),
    ].flatMap(([, cell = '']) => [...cell.matchAll(/`([^`]+)`/g)].map(([, form = '']) => form));
    expect(forms.length).toBeGreaterThan(20);
    for (const step of steps)
      if (step.kind === 'file' && step.path.startsWith('shared/'))
        write(join(folder, 'city'), step.path, step.text);
    const settings = join(folder, 'city', 'ordersense.config.yaml');
    const [, more = ''] = half.match(/```yaml\n([\s\S]*?)```/) ?? [];
    writeFileSync(settings, `${readFileSync(settings, 'utf8')}\n${more}`);
    for (const [n, form] of forms.entries())
      write(join(folder, 'city'), `playbooks/p${n}.play`, around(form, n));
    const { out, failed } = await asTyped(
      ['lint', '--fail-level', 'warning', '--ignore', 'OS4001'],
      join(folder, 'city'),
      lang,
    );
    expect([failed, failed && out]).toEqual([false, false]);
  });
});

/** A playbook in which a clause or a statement stands. */
function around(form: string, n: number): string {
  const is = (word: string): boolean => form.startsWith(`${word} `);
  const clause = (word: string, usual: string): string => (is(word) ? form : usual);
  // An act may not feed what it answers.
  const watched = form.includes('restaurants.')
    ? 'reject_share per restaurant > 30%'
    : form.includes('eta.')
      ? 'delivery_time per region > 40m'
      : 'orders per region drop > 50% over 15m';
  const body = is('do') || is('check') || is('if') || is('expect') ? form : 'do log.note(text: "x")';
  return `language 1
playbook p${n} {
  ${clause('when', `when ${watched} for 10m`)}
  ${clause('unless', '')}
  ${clause('only', clause('except', ''))}
  ${clause('recovered', 'recovered when orders overall is missing')}
  ${clause('guard', form.includes('restaurants.') ? 'guard { cooldown 3h per restaurant at most 3 restaurants in 1h }' : 'guard { cooldown 30m at most 4 runs in 1h }')}
  then {
    ${is('if') ? 'check riders.health' : ''}
    ${body}
    ${/because ([^\d]+?) when/.test(form) ? `do log.note(text: "{cause}")` : ''}
  }
}
`;
}

test('both halves show the same forms', () => {
  const kinds = (half: string): readonly string[] =>
    [...half.matchAll(/^\|[^|]+\| `(\w+)/gm)].map(([, word = '']) => word);
  expect(kinds(page.slice(english))).toEqual(kinds(page.slice(0, english)));
});
