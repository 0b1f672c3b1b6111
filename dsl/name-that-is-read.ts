import { type Diagnostic, diagnostic } from './diagnostic.ts';
import type { Scope } from './resolve/scope.ts';
import { say } from './say.ts';
import type { SourceFile } from './tree.ts';

/**
 * Where a metric was given several words for a name (`metric 주문 수 = …`), and all who read it call it by one that
 * nothing has, the message says that name: the words become the title.
 *
 * @param found  what reading the files found
 */
export function nameThatIsRead(
  found: readonly Diagnostic[],
  files: readonly SourceFile[],
  { lost, missed }: Scope,
): readonly Diagnostic[] {
  const [name, ...others] = [...missed];
  if (name === undefined || others.length > 0 || !lost.has('metric')) return found;
  const heads = files.flatMap((file) =>
    file.items.flatMap((item) =>
      item.kind === 'broken' && item.unnamed === 'metric' && item.name !== null
        ? [{ file, span: item.name.span }]
        : [],
    ),
  );
  const [head, ...more] = heads;
  if (head === undefined || more.length > 0) return found;
  const { file, span } = head;
  const words = file.text.slice(span.start, span.end);
  const isTitled = /^\s*"/.test(file.text.slice(span.end));
  const right = isTitled ? name : `${name} "${words}"`;
  return found.map((one) =>
    one.code === 'OS0101' &&
    one.file === file.path &&
    one.span.start >= span.start &&
    one.span.end <= span.end
      ? diagnostic(one.code, one.level, one.file, one.span, one.said.message, {
          ...(one.said.label === null ? {} : { label: one.said.label }),
          notes: [say`\`${name}\` is read, and nothing is called so`, ...one.said.notes],
          help: say`write \`${`metric ${right}`}\``,
          fix: { span, text: right, safe: false },
        })
      : one,
  );
}
