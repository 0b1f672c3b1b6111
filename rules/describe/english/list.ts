/** `a`, `a and b`, `a, b or c`. */
export function listEn(items: readonly string[], link: 'and' | 'or'): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${link} ${items.at(-1)}`;
}
