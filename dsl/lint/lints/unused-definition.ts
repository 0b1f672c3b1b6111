import type { ConsentModel } from '../../model/step.ts';
import { kindName } from '../../resolve/scope.ts';
import type { NamedKind, NameUse } from '../../resolve/source-map.ts';
import { say, type Text } from '../../say.ts';
import type { Span } from '../../tree/literal.ts';
import type { Item, SourceFile } from '../../tree.ts';
import type { CheckedLint } from '../lint.ts';
import { playbooksOf, type Subject } from '../subject.ts';
import { walk } from '../walk.ts';

/** OS1108: something that is declared, and that nothing in the project reads. */
export const unusedDefinition: CheckedLint = {
  code: 'OS1108',
  name: 'unused-definition',
  level: 'info',
  fix: 'unsafe',
  reportedBy: 'check',
  needsHistory: false,
  check(subject, tell) {
    // Before the first playbook nothing can be used yet.
    if (playbooksOf(subject).length === 0) return;
    const names = subject.map.names();
    const used = usedIn(names, subject);
    const unread = unreadItems(subject);
    const packs = packsIn(subject);
    for (const { kind, name, file, span, isDeclaration } of names) {
      if (!isDeclaration || !DECLARED.includes(kind) || used.has(keyOf(kind, name))) continue;
      // A pack offers more than any one project reads.
      if (packs.has(file.path)) continue;
      const item = itemAt(file, span);
      const words = new RegExp(`(?<![\\p{L}\\p{N}_])${escaped(name)}(?![\\p{L}\\p{N}_])`, 'u');
      if (item === null || unread.some((one) => one.item !== item && words.test(one.text))) continue;
      tell(file, span, say`nothing uses the ${whatIs(item)} \`${name}\``, {
        label: say`declared, and never read`,
        help: say`take it out, or read \`${name}\` where it was meant`,
        fix: { span: wholeOf(file, item.span), text: '', safe: false },
      });
    }
  },
  doc: {
    bad: `metric late_orders = count of orders_in where took > 40m
  per region
  over 15m
playbook few_orders {
  when orders per region < 3
  then do log.write(text: "{region}")
}`,
    good: `metric late_orders = count of orders_in where took > 40m
  per region
  over 15m
playbook few_orders {
  when orders per region < 3 or late_orders per region > 10
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'What nothing reads is looked after for no one, and the next reader believes that something depends on it.',
      ko: '아무것도 쓰지 않는 정의는 괜히 관리하게 되고, 다음 사람은 어딘가에서 쓰는 줄 압니다.',
    },
    options: [
      {
        en: 'In a pack that others use, turn it off for the folder: `files: { "packs/**": { off: [OS1108] } }`.',
        ko: '다른 프로젝트가 쓰는 묶음이라면 그 폴더에서 끄세요: `files: { "packs/**": { off: [OS1108] } }`.',
      },
    ],
  },
};

const DECLARED: readonly NamedKind[] = [
  'metric',
  'stream',
  'table',
  'probe',
  'check',
  'routine',
  'schedule',
  'audience',
  'value',
  'dimension',
];

/** A stream's and a table's names are of one kind: what reads them need not know which it is. */
function keyOf(kind: NamedKind, name: string): string {
  return `${kind === 'table' ? 'stream' : kind} ${name}`;
}

/** What is named outside its own declaration, by kind and name; a field's source and a word's dimension with it. */
function usedIn(names: readonly NameUse[], { project }: Subject): ReadonlySet<string> {
  const homes = new Map<string, NameUse>();
  for (const use of names) if (use.isDeclaration) homes.set(keyOf(use.kind, use.name), use);
  const items = new Map([...homes].map(([key, { file, span }]) => [key, itemAt(file, span)]));
  const used = new Set<string>(
    project.playbooks.flatMap((playbook) => [
      ...playbook.by.map((name) => keyOf('dimension', name)),
      // Marketing asks who agreed without naming where it says so (R32).
      ...walk(playbook).acts.flatMap(({ consent }) => (consent ?? []).flatMap(tableOfConsent)),
    ]),
  );
  for (const { kind, name, file, span, isDeclaration } of names) {
    if (isDeclaration) continue;
    const owner = name.slice(0, Math.max(0, name.lastIndexOf('.')));
    const keys = [keyOf(kind, name), ...(kind === 'word' ? [keyOf('dimension', owner)] : [])];
    if (kind === 'field') keys.push(keyOf('stream', owner), keyOf('probe', owner));
    for (const key of keys) {
      if (used.has(key)) continue;
      const home = homes.get(key);
      const item = items.get(key);
      const isOwn =
        home?.file === file && item != null && span.start >= item.span.start && span.end <= item.span.end;
      if (!isOwn) used.add(key);
    }
  }
  return used;
}

function tableOfConsent(consent: ConsentModel): readonly string[] {
  return 'table' in consent ? [keyOf('table', consent.table)] : [];
}

/** The paths of the files that others use. */
function packsIn({ files }: Subject): ReadonlySet<string> {
  return new Set(
    files.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'use' ? [item.path.value] : []))),
  );
}

/** Items of which not every name is known: they may use anything that they mention. */
function unreadItems(subject: Subject): readonly { readonly item: Item; readonly text: string }[] {
  const whole = new Set<Item>(playbooksOf(subject).map(({ tree }) => tree));
  const { knowledge } = subject;
  return subject.files.flatMap((file) =>
    file.items
      .filter((item) => {
        if (item.kind === 'playbook' || item.kind === 'rule') return !whole.has(item);
        if (item.kind === 'metric') return knowledge.metrics.get(item.name.text)?.sound === false;
        return item.kind === 'broken' || item.kind.startsWith('define-');
      })
      .map((item) => ({ item, text: file.text.slice(item.span.start, item.span.end) })),
  );
}

function itemAt({ items }: SourceFile, { start, end }: Span): Item | null {
  return items.find(({ span }) => span.start <= start && end <= span.end) ?? null;
}

function whatIs({ kind }: Item): Text {
  switch (kind) {
    case 'use':
    case 'rule':
    case 'test':
      return say`name`;
    default:
      return kindName(kind);
  }
}

/** The lines of an item, with the comments right above it and the blank line behind it. */
function wholeOf({ text }: SourceFile, span: Span): Span {
  const [before, after] = [text.slice(0, span.start), text.slice(span.end)];
  const above = /(?:^|(?<=\n))(?:[ \t]*#[^\n]*\n)*[ \t]*$/.exec(before);
  const below = /^[ \t]*(?:#[^\n]*)?(?:\n|$)(?:[ \t]*\n)?/.exec(after);
  return above === null || below === null ? span : { start: above.index, end: span.end + below[0].length };
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
