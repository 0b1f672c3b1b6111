/**
 * How `fmt` writes a token: `drops` as `drop`, `≥` as `>=`. A word that is taken for a name stays as it is.
 *
 * @param as     the token type as which its rule took it: `K_drop`, or `Identifier` for a name
 * @param image  what is written
 */
export function canonicalText(as: string, image: string): string {
  if (as.startsWith('K_')) return as.slice(2);
  switch (as) {
    case 'Cmp':
      return image.replace('≥', '>=').replace('≤', '<=');
    case 'Ellipsis':
      return '...';
    default:
      return image.startsWith('"""') ? image.replaceAll('\r\n', '\n') : spanText(image);
  }
}

/** `4 weeks` after `last` is one token with one blank. */
function spanText(image: string): string {
  return /^\d+\s/.test(image) ? image.replace(/\s+/, ' ') : image;
}
