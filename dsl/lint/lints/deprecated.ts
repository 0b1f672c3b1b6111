import type { Catalog, CatalogArgument, Deprecation } from '../../catalog.ts';
import type { MetricModel } from '../../model/metric.ts';
import type { NameUse } from '../../resolve/source-map.ts';
import { say } from '../../say.ts';
import type { CheckedLint, Tell } from '../lint.ts';
import { playbooksOf, type Subject } from '../subject.ts';

/** OS2504: something old that has a successor, still used. */
export const deprecated: CheckedLint = {
  code: 'OS2504',
  name: 'deprecated',
  level: 'warning',
  fix: 'safe',
  reportedBy: 'check',
  needsHistory: false,
  check(subject, tell) {
    const offered = offeredIn(subject.catalog);
    for (const use of subject.map.names()) {
      if (use.isDeclaration) continue;
      if (use.kind === 'metric') reportMetric(use, subject, tell);
      if (use.kind === 'verb') reportOffered(use, offered, tell);
    }
    for (const { file, tree, model } of playbooksOf(subject)) {
      if (model.deprecated === null || model.mode === 'off' || tree.kind !== 'playbook') continue;
      tell(file, tree.name.span, say`\`${model.name}\` is deprecated, and still runs`, {
        label: say`in \`mode ${model.mode}\``,
        notes: [say`it says: ${model.deprecated}`],
        help: say`write \`mode off\`, or take it out`,
      });
    }
  },
  doc: {
    bad: `metric few = count of orders_in where event is "accepted" per region over 15m deprecated "use waiting"
playbook few_orders {
  when few per region < 3
  then do log.write(text: "{region}")
}`,
    good: `metric few = count of orders_in where event is "accepted" per region over 15m deprecated "use waiting"
playbook few_orders {
  when waiting per region < 3
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'What is deprecated goes away with a later version; until then its successor is looked after better.',
      ko: '더는 쓰지 말라는 것은 다음 버전에서 없어집니다. 그때까지도 새것이 더 잘 관리됩니다.',
    },
    options: [
      {
        en: 'It is written by itself only where the successor means exactly the same.',
        ko: '새것의 뜻이 완전히 같을 때만 저절로 고쳐 씁니다.',
      },
    ],
  },
};

function reportMetric({ name, file, span }: NameUse, { knowledge }: Subject, tell: Tell): void {
  const model = knowledge.metrics.get(name)?.model;
  if (model === undefined || model.deprecated === null) return;
  const [, successor = ''] = /^use\s+`?([\p{L}_][\p{L}\p{N}_.]*)`?/iu.exec(model.deprecated) ?? [];
  const other = knowledge.metrics.get(successor)?.model;
  tell(file, span, say`\`${name}\` is deprecated`, {
    label: say`still read here`,
    notes: [say`it says: ${model.deprecated}`],
    help: other === undefined ? null : say`write \`${successor}\``,
    fix: other !== undefined && isSame(model, other) ? { span, text: successor, safe: true } : null,
  });
}

/** Whether two metrics differ by their names and titles alone. */
function isSame(one: MetricModel, other: MetricModel): boolean {
  const meaning = (metric: MetricModel) =>
    JSON.stringify({ ...metric, name: '', title: null, deprecated: null });
  return meaning(one) === meaning(other);
}

/** What a connector offers under a name. */
interface Offered {
  readonly arguments: readonly CatalogArgument[];
  readonly deprecated: Deprecation | null;
  /** What it does or answers, to tell whether another does the same. */
  readonly meaning: string;
}

function offeredIn({ verbs, probes, reads }: Catalog): ReadonlyMap<string, Offered> {
  const all = [...verbs, ...probes, ...reads];
  return new Map(
    all.map((entry) => {
      const { arguments: args, deprecated: old, name, doc, docKo, ...rest } = entry;
      return [name, { arguments: args, deprecated: old, meaning: JSON.stringify(rest) }];
    }),
  );
}

function reportOffered({ name, file, span }: NameUse, all: ReadonlyMap<string, Offered>, tell: Tell): void {
  const offered = all.get(name);
  if (offered === undefined || offered.deprecated === null) return;
  const { use } = offered.deprecated;
  const other = use === null ? undefined : all.get(use);
  tell(file, span, say`\`${name}\` is deprecated`, {
    label: say`its connector has given it up`,
    notes: use === null ? [say`its connector names no successor`] : [],
    help: use === null ? null : say`write \`${use}\``,
    fix:
      use !== null && other !== undefined && takesTheSame(offered, other)
        ? { span, text: use, safe: true }
        : null,
  });
}

function takesTheSame(one: Offered, other: Offered): boolean {
  const taken = ({ arguments: args, meaning }: Offered) =>
    JSON.stringify([meaning, args.map(({ name, type, required }) => [name, type, required])]);
  return taken(one) === taken(other);
}
