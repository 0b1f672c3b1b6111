/**
 * A text in the language of Graphviz as an SVG picture: one document without scripts, fonts or addresses. Loads a
 * megabyte of WebAssembly, so only who asks for a picture calls it.
 */
export async function svgOf(dot: string): Promise<string> {
  const { instance } = await import('@viz-js/viz');
  const viz = await instance();
  const svg = viz.renderString(dot, { format: 'svg', engine: 'dot' });
  return svg.replace(NOISE, '');
}

/** The document type names an address, comments a version, titles the ids of nodes; words of people are escaped. */
const NOISE = /<!DOCTYPE[^>]*>\n?|<!--[\s\S]*?-->\n?|<title>[^<]*<\/title>\n?/g;
