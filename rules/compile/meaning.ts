/**
 * A compiled playbook, or a part of one, without what only the form of its text decides: its place, and the author's
 * words beside conditions, caps, branches and calls. The words of a message are meaning and stay. What is hashed must
 * come through here, or a line break makes another bundle and forgets a running hold.
 */
export function meaningOf(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(meaningOf);
  if (node === null || typeof node !== 'object') return node;
  const isWords = 'kind' in node && node.kind === 'words';
  const members = Object.entries(node).filter(([key]) => isWords || (key !== 'text' && key !== 'place'));
  return Object.fromEntries(members.map(([key, member]) => [key, meaningOf(member)]));
}
