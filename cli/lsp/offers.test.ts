/**
 * What completion offers may be taken: over the example project, a word replaced by an offer of its place makes no new
 * error there, and where only certain words may stand, the one that stood there is among them.
 *
 * OFFERS_SEED=5 tries other places, OFFERS_ROUNDS=2000 more of them; a failure prints the place and the offer.
 */
import { expect, test } from '@jest/globals';
import type { IToken } from 'chevrotain';
import type { Diagnostic } from '../../dsl/diagnostic.ts';
import { type Completion, completionsAt } from '../../dsl/editor/completion.ts';
import { cursorAt } from '../../dsl/editor/cursor.ts';
import { isA } from '../../dsl/grammar/gates.ts';
import { parse } from '../../dsl/parse.ts';
import { loadProject } from '../../dsl/project.ts';
import { scan } from '../../dsl/syntax/scan.ts';
import { seededRandom } from '../../dsl/testing/mutation.ts';
import { Literal } from '../../dsl/token/literals.ts';
import { Cmp } from '../../dsl/token/signs.ts';
import { Word, words } from '../../dsl/token/words.ts';
import type { Span } from '../../dsl/tree/literal.ts';
import { readProject } from '../project-files.ts';
import { deliveryCatalog, deliveryFolder } from '../testing/delivery-catalog.ts';

const seed = Number(process.env['OFFERS_SEED'] ?? 1);
const rounds = Number(process.env['OFFERS_ROUNDS'] ?? 150);
/** Offers that mean something of the project; words of the language are the parser's own. */
const NAMING: readonly Completion['kind'][] = ['metric', 'source', 'field', 'value', 'name'];

const catalog = await deliveryCatalog();
const files = (await readProject(deliveryFolder)).map(({ path, text }) => ({
  path,
  text: text.normalize('NFC'),
}));
const parsed = new Map(files.map(({ path, text }) => [path, parse(text, path)]));
const original = { ...loadProject(files, catalog, (_text, path) => parsed.get(path)!), catalog };

/** A place of a file where one word, dotted name, sign or literal stands. */
interface Place {
  readonly path: string;
  readonly text: string;
  readonly span: Span;
  readonly token: IToken;
  readonly offers: readonly Completion[];
}

const places = files.flatMap(({ path, text }) =>
  scan(text)
    .tokens.filter(
      (token, index, all) =>
        all[index - 1]?.image !== '.' && all[index + 1]?.tokenType !== words.of && isNaming(token),
    )
    .map((token) => ({ path, text, token })),
);

function isNaming(token: IToken): boolean {
  return isA(token, Word) || isA(token, Literal) || token.tokenType === Cmp;
}

function placeAt(index: number): Place {
  const { path, text, token } = places[index]!;
  const start = token.startOffset;
  // Inside the word: before it somebody writes another one.
  const at = isA(token, Word) ? start + 1 : start;
  const end = isA(token, Word) ? wordEnd(text, start) : start + token.image.length;
  return { path, text, token, span: { start, end }, offers: completionsAt(original, text, at) };
}

/** The end of a dotted name, as a completion in its middle would replace it. */
function wordEnd(text: string, start: number): number {
  let end = start;
  for (;;) {
    const { replaced } = cursorAt(text, end + 1);
    if (replaced.start !== start || replaced.end <= end) return end;
    end = replaced.end;
  }
}

const shown = ({ path, text, span }: Place, offer = ''): string =>
  `${path} …${text.slice(Math.max(0, span.start - 60), span.start)}«${text.slice(span.start, span.end)}${offer}»`;

/** Errors inside a span that replaced another one. */
function errorsAt({ path, text, span }: Place, insert: string): readonly Diagnostic[] {
  const changed = text.slice(0, span.start) + insert + text.slice(span.end);
  const { diagnostics } = loadProject(files, catalog, (_text, file) =>
    file === path ? parse(changed, path) : parsed.get(file)!,
  );
  return diagnostics.filter(
    // What a test proves hangs on all its lines (OS5002), not on one word.
    ({ file, code, level, span: at }) =>
      file === path &&
      code !== 'OS5002' &&
      level === 'error' &&
      at.start >= span.start &&
      at.end <= span.start + insert.length,
  );
}

test(`what is offered may be taken (OFFERS_SEED=${seed}, ${rounds} places)`, () => {
  const random = seededRandom(seed);
  const wrong: string[] = [];
  let taken = 0;
  for (let round = 0; round < rounds; round++) {
    const place = placeAt(random(places.length));
    const naming = place.offers.filter(({ kind }) => NAMING.includes(kind));
    if (naming.length === 0) continue;
    const { insert } = naming[random(naming.length)]!;
    taken++;
    for (const { code, message } of errorsAt(place, insert))
      wrong.push(`${shown(place, ` → ${insert}`)}  ${code} ${message}`);
  }
  expect(wrong).toEqual([]);
  expect(taken).toBeGreaterThan(rounds / 4);
});

/** Whether anything could stand here: a text, a number, a new name. */
function isOpen({ token, offers, text, span }: Place): boolean {
  if (isA(token, Literal) && !offers.some(({ label }) => label.startsWith('"'))) return true;
  const before = text.slice(0, span.start);
  // A key of a record, a text of an argument, and the second word of a cause are the author's own.
  if (offers.length === 0 && text[span.end] === ':') return true;
  if (isA(token, Literal) && /\w: $/.test(before)) return true;
  if (/is number\($/.test(before)) return true;
  if (/cause is (?:not )?(?:\S+ )+$/.test(before)) return true;
  return /(?:playbook|metric|stream|table|probe|check|routine|schedule|audience|value|words|field|key|time|as|because(?: \S+)*) $/u.test(
    before,
  );
}

test(`what stands there is offered (OFFERS_SEED=${seed}, ${rounds} places)`, () => {
  const random = seededRandom(seed + 1);
  const missing: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const place = placeAt(random(places.length));
    const written = place.text.slice(place.span.start, place.span.end);
    // `orders.region` is written for `orders per region`.
    const isThere = place.offers.some(
      ({ label, insert }) =>
        [label, `${label}.region`, insert.split(' ')[0], insert.replace(/: $/, '')].includes(written) ||
        (/^[ (]/.test(label.slice(written.length)) && label.startsWith(written)),
    );
    if (!isThere && !isOpen(place))
      missing.push(
        `${shown(place)}: ${place.offers
          .slice(0, 8)
          .map(({ label }) => label)
          .join(', ')}`,
      );
  }
  expect(missing).toEqual([]);
});
