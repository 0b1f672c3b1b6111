import { expect, test } from '@jest/globals';
import { html, trusted } from './html.ts';

test.each<[title: string, markup: string, want: string]>([
  [
    'words are escaped',
    html`<p>${`<b>"a" & 'b'`}</p>`.markup,
    '<p>&lt;b&gt;&quot;a&quot; &amp; &#39;b&#39;</p>',
  ],
  ['also in attributes', html`<a href="${'x" onclick="y'}">`.markup, '<a href="x&quot; onclick=&quot;y">'],
  ['markup stays', html`<p>${html`<b>${'<'}</b>`}</p>`.markup, '<p><b>&lt;</b></p>'],
  ['lists stand one after the other', html`${['<', html`<br>`, 3]}`.markup, '&lt;<br>3'],
  ['a picture of ours is left alone', html`${trusted('<svg/>')}`.markup, '<svg/>'],
  ['nothing is nothing', html`${''}${[]}`.markup, ''],
])('%s', (_title, markup, want) => {
  expect(markup).toBe(want);
});
