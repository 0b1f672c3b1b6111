/**
 * Whether a text is a path or URL for machines: `/regions/{region}`, `https://…`. Values put into one are wire
 * values, percent-encoded, so that none can leave its path segment; every other text is for people.
 */
export function isAddress(text: string): boolean {
  return text.startsWith('/') || text.startsWith('http://') || text.startsWith('https://');
}
