/** What `ordersense graph --format` takes. */
export const graphFormats = ['ascii', 'mermaid', 'dot', 'svg', 'json'] as const;
export type GraphFormat = (typeof graphFormats)[number];
