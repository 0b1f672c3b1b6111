/** Markup that is safe to show: what people wrote in it is escaped. */
export interface Html {
  readonly markup: string;
}

type Part = string | number | Html | readonly Part[];

/** The tag of all markup: html`<p>${name}</p>` escapes `name`; markup and lists of it stay as they are. */
export function html(parts: TemplateStringsArray, ...values: readonly Part[]): Html {
  return { markup: parts.reduce((whole, part, index) => whole + markupOf(values[index - 1]!) + part) };
}

/** Markup of our own making, such as a drawn picture, whose words are escaped already. */
export function trusted(markup: string): Html {
  return { markup };
}

function markupOf(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return 'markup' in part ? part.markup : part.map(markupOf).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char]!);
}
