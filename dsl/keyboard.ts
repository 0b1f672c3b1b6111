/** Keys of the two-set Korean keyboard (dubeolsik) for the parts of a syllable: initial, vowel, final. */
const INITIALS = 'r R s e E f a q Q t T d w W c z x v g'.split(' ');
const VOWELS = 'k o i O j p u P h hk ho hl y n nj np nl b m ml l'.split(' ');
const FINALS = ' r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g'.split(' ');
/** The same for letters that stand alone, U+3131 to U+3163 in order. */
const LETTERS = (
  'r R rt s sw sg e E f fr fa fq ft fx fv fg a q Q qt t T d w W c z x v g ' +
  'k o i O j p u P h hk ho hl y n nj np nl b m ml l'
).split(' ');

const FIRST_SYLLABLE = 0xac00;
const SYLLABLES = 11_172;
const FIRST_LETTER = 0x3131;

/** The keys that were pressed to type a text with the Korean keyboard on: `조두` is `when`. Other characters stay. */
export function pressedKeys(text: string): string {
  return [...text.normalize('NFC')].map(keysOf).join('');
}

function keysOf(character: string): string {
  const code = character.charCodeAt(0);
  const syllable = code - FIRST_SYLLABLE;
  if (syllable < 0 || syllable >= SYLLABLES) return LETTERS[code - FIRST_LETTER] ?? character;
  const initial = INITIALS[Math.floor(syllable / 588)] ?? '';
  const vowel = VOWELS[Math.floor((syllable % 588) / 28)] ?? '';
  return initial + vowel + (FINALS[syllable % 28] ?? '');
}
