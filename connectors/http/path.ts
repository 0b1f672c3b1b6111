/** A path in one spelling (every segment percent-encoded once), or why it is refused. */
export type NormalPath = { readonly path: string } | { readonly refused: string };

/** Longest path that is taken, characters after encoding. */
const MAX_PATH = 4096;

/**
 * One spelling for a path whose texts may have come from events: segments are decoded once and encoded again, so
 * that what is compared with the allow-list is what is sent. Everything that a server could read as another path
 * is refused: dot segments and slashes in any encoding, double encoding, empty segments, queries, controls.
 */
export function normalPath(text: string): NormalPath {
  if (!text.startsWith('/')) return { refused: 'a path begins with `/`' };
  if (/[?#]/.test(text)) return { refused: 'a path holds no `?` and no `#`' };
  const segments = text.slice(1).split('/');
  const encoded: string[] = [];
  for (const [i, segment] of segments.entries()) {
    if (segment === '') {
      if (i < segments.length - 1) return { refused: 'a path holds no empty segment' };
      encoded.push('');
      continue;
    }
    const plain = decoded(segment);
    if (plain === null) return { refused: 'a `%` in a path begins an encoded character' };
    // NFKC, because a server that folds full-width dots and slashes would see what we did not.
    const folded = plain.normalize('NFKC');
    if (folded === '.' || folded === '..') return { refused: 'a path holds no `.` or `..` segment' };
    if (/[/\\%\p{Cc}]/u.test(folded))
      return { refused: 'a segment holds no encoded slash, `%` or control character' };
    if (/\p{Surrogate}/u.test(plain)) return { refused: 'a path is well-formed Unicode' };
    encoded.push(encodeURIComponent(plain));
  }
  const path = `/${encoded.join('/')}`;
  return path.length > MAX_PATH ? { refused: `a path has at most ${MAX_PATH} characters` } : { path };
}

/** Prefixes end at segments: `/regions` covers `/regions/a` and not `/regionsX`; `/regions/` needs something below it. */
export function isUnder(path: string, prefix: string): boolean {
  if (prefix.endsWith('/')) return path.startsWith(prefix);
  return path === prefix || path.startsWith(`${prefix}/`);
}

function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
