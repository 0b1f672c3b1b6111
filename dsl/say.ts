/** A message before it has a language: the English template is its key in every catalogue, as in gettext. */
export interface Text {
  /** English, with `{0}`, `{1}` … where values stand. */
  readonly template: string;
  readonly values: readonly Said[];
  /** Its Korean where it stands beside it (`inBoth`) and not in the catalogue. */
  readonly ko?: string;
}

/** Words that come with their Korean, as a connector's description of its arguments does; null: there is none. */
export interface OwnWords {
  readonly en: string;
  readonly ko: string | null;
}

/** What may stand in a message. A text is translated with it; a string is the author's or the language's own word. */
export type Said = string | number | Text | OwnWords;

/** Translations by English template. `{0:은/는}` is the particle that value 0 asks for, without the value. */
export type Catalogue = Readonly<Record<string, string>>;

/** How texts are told in a language. */
export interface Tongue {
  readonly language: 'en' | 'ko';
  /** What it lacks stays English. */
  readonly catalogue: Catalogue;
  /** Of a pair such as `은/는`, the one that follows a value. */
  readonly particle: (value: string, pair: string) => string;
  readonly own: (words: OwnWords) => string;
}

/** The tag of every message: say`there is no metric called \`${name}\``. */
export function say(parts: TemplateStringsArray, ...values: readonly Said[]): Text {
  const template = parts.reduce((whole, part, index) => `${whole}{${index - 1}}${part}`);
  return { template, values };
}

/** A message with its Korean beside it, for what is one file: a lint's own words. Same values, same code in backticks. */
export function inBoth(text: Text, ko: string): Text {
  return { ...text, ko };
}

/** Words that are the same in all languages: names, code, examples. */
export function verbatim(words: string): Text {
  return { template: '{0}', values: [words] };
}

/** `a, b and c`; one item is itself, none is empty. */
export function allOf(items: readonly Said[]): Text {
  return joined(items, (rest, last) => say`${rest} and ${last}`);
}

/** `a, b or c`; one item is itself, none is empty. */
export function anyOf(items: readonly Said[]): Text {
  return joined(items, (rest, last) => say`${rest} or ${last}`);
}

/** Each on a line of its own; a file of settings can be wrong in many places. */
export function inLines(items: readonly Said[]): Text {
  return { template: items.map((_, index) => `{${index}}`).join('\n'), values: items };
}

function joined(items: readonly Said[], end: (rest: Text, last: Said) => Text): Text {
  const [first = '', ...others] = items;
  const last = others.pop();
  const start: Text =
    typeof first === 'object' && 'template' in first ? first : { template: '{0}', values: [first] };
  const rest = others.reduce((list: Text, item) => say`${list}, ${item}`, start);
  return last === undefined ? rest : end(rest, last);
}

/** The text in English. */
export function english(text: Text): string {
  return render(text, ENGLISH);
}

const ENGLISH: Tongue = { language: 'en', catalogue: {}, particle: () => '', own: ({ en }) => en };

/** The text as a language tells it. */
export function render(text: Text, tongue: Tongue): string {
  const { particle } = tongue;
  const template = templateIn(text, tongue);
  return template.replace(/\{(\d+)(?::([^{}]+))?\}/g, (whole, index: string, pair?: string) => {
    const value = text.values[Number(index)];
    if (value === undefined) return whole;
    const said = tell(value, tongue);
    return pair === undefined ? said : particle(said, pair);
  });
}

function templateIn({ template, ko }: Text, { language, catalogue }: Tongue): string {
  if (language === 'ko' && ko !== undefined) return ko;
  return Object.hasOwn(catalogue, template) ? catalogue[template]! : template;
}

function tell(value: Said, tongue: Tongue): string {
  if (typeof value !== 'object') return String(value);
  return 'template' in value ? render(value, tongue) : tongue.own(value);
}
