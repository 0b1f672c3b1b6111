import type { Item, SourceFile } from '../../tree.ts';
import type { DeclarationKind } from '../scope.ts';

/** Names that a pack declares, by what they are. */
export type PackNames = ReadonlyMap<string, DeclarationKind>;

type Node = Readonly<Record<string, unknown>>;

/** Properties that name declarations, by the kind of their node; other names are dimensions, causes or verbs. */
const REFERENCES: Readonly<Record<string, readonly string[]>> = {
  stream: ['name'],
  table: ['name'],
  probe: ['name'],
  // A baseline may be of this kind too, and names one.
  metric: ['name', 'forecast'],
  playbook: ['name'],
  broken: ['name'],
  'define-check': ['name'],
  'define-routine': ['name'],
  'define-schedule': ['name'],
  'define-value': ['name'],
  'define-audience': ['name', 'of'],
  worst: ['by'],
  name: ['name'],
  share: ['of'],
  each: ['source'],
  during: ['schedule'],
  only: ['schedules'],
  except: ['schedules'],
  clock: ['during'],
  track: ['metric'],
  cap: ['of'],
  test: ['for'],
  'given-value': ['name'],
  placeholder: ['name'],
};

/**
 * Where a name stands: in an aggregate and a filter it is a field, unless a stream or table says whose; what is called
 * is a connector's verb, unless it is a routine.
 */
type Where = 'anywhere' | 'aggregate' | 'filter' | 'audience' | 'call';

/**
 * A pack's file with every name of its own put behind a prefix, where it is declared and wherever it is meant; places
 * stay where they are. What the pack does not declare is looked for outside of it.
 *
 * @param names  what the pack declares, with what it uses itself
 */
export function prefixed(file: SourceFile, prefix: string, names: PackNames): SourceFile {
  return { ...file, items: file.items.map((item) => prefixedItem(item, prefix, names)) };
}

function prefixedItem(item: Item, prefix: string, names: PackNames): Item {
  // A dimension's words speak of a field of events, and a file is the same whoever names it.
  if (item.kind === 'define-words' || item.kind === 'use') return item;
  const local = localNames(item);

  const renamed = (text: string, where: Where): string => {
    const words = text.split('.');
    for (let length = words.length; length > 0; length -= 1) {
      const head = words.slice(0, length).join('.');
      const kind = names.get(head);
      if (kind === undefined || local.has(head)) continue;
      const isSource = kind === 'stream' || kind === 'table';
      const isMeant =
        where === 'anywhere' ||
        (where === 'call' && kind === 'define-routine') ||
        (where === 'aggregate' && isSource) ||
        (where === 'audience' && kind === 'metric') ||
        ((where === 'filter' || where === 'audience') && isSource && length < words.length);
      if (isMeant) return `${prefix}.${text}`;
    }
    return text;
  };
  const reference = (value: unknown, where: Where): unknown => {
    if (typeof value === 'string') return renamed(value, where);
    if (Array.isArray(value)) return value.map((one) => reference(one, where));
    if (!isNode(value) || typeof value['text'] !== 'string') return visit(value, where);
    return { ...value, text: renamed(value['text'], where) };
  };
  const visit = (value: unknown, where: Where): unknown => {
    if (Array.isArray(value)) return value.map((one) => visit(one, where));
    if (!isNode(value)) return value;
    const references = referencesOf(value);
    const isFilter = 'field' in value;
    const entries = Object.entries(value).map(([property, inner]) => {
      if (isFilter && property === 'field')
        return [property, reference(inner, where === 'audience' ? 'audience' : 'filter')];
      const inside = isFilter
        ? 'anywhere'
        : value['kind'] === 'aggregate' && property === 'of'
          ? 'aggregate'
          : where;
      const named = references.includes(property);
      if (named && isCall(value)) return [property, reference(inner, 'call')];
      return [
        property,
        named ? reference(inner, inside === 'audience' ? 'anywhere' : inside) : visit(inner, inside),
      ];
    });
    return Object.fromEntries(entries);
  };
  return visit(item, item.kind === 'define-audience' ? 'audience' : 'anywhere') as Item;
}

/** Which properties of a node name declarations. */
function referencesOf(node: Node): readonly string[] {
  const kind = String(node['kind']);
  if ('slice' in node && 'fold' in node) return ['name'];
  if (isCall(node)) return ['name'];
  if (kind === 'check') return node['causes'] === null ? ['names'] : [];
  return REFERENCES[kind] ?? [];
}

/** An expectation has arguments too, but names a verb alone. */
function isCall(node: Node): boolean {
  return 'args' in node && node['kind'] !== 'do';
}

/** Names that an item gives by itself: parameters of a routine, results of actions. */
function localNames(item: Item): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isNode(value)) return;
    const { as, params } = value;
    if (isNode(as) && typeof as['text'] === 'string') found.add(as['text']);
    if (item.kind === 'define-routine' && Array.isArray(params))
      for (const param of params)
        if (isNode(param) && isNode(param['name'])) found.add(String(param['name']['text']));
    Object.values(value).forEach(visit);
  };
  visit(item);
  return found;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}
